"""A JupyterHub for people without a laptop of their own: one Linux server, one system user for each seat."""
