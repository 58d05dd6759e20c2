"""Addresses of pages, in words that evidence keeps."""


def public_address(url_path: str) -> str:
    """Where readers find the page with this path in the tree: without the home page's own slug."""
    _root, _home, *slugs = url_path.split("/")
    return "/" + "/".join(slugs)
