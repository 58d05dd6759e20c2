"""Ways in for existing text: Word and WPS files, and the pages of an old site. May use every
room below and is used by none; writes only through `articles.services`."""
