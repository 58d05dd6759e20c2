"""Who gets what from every address: the addresses, a site to try them on, and the table."""
