"""The ground: settings, the base page, media, site chrome, the body's blocks. Knows Django and
Wagtail and no room above it; `urls`, `settings` and the server entry points are the composition
root and may name every room."""
