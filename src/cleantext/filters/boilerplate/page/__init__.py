"""Page mode: finds the article in the plain text of a whole web page."""
