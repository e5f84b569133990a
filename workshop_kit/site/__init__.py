"""The workshop as a web site: Voila in our own process, with a landing page and words for when things fail."""
