"""Activities as pure reducers: what a person may do, and what they see then. Hosts carry the messages."""
