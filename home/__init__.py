"""The home page, the footer pages and `bootstrap_site`, which lays out an empty site."""
