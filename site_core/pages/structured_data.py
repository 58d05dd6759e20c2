"""schema.org descriptions (JSON-LD) that any page can have."""


def breadcrumb_list(pages, request) -> dict:
    """BreadcrumbList of `pages`, the home page first."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": page.title,
                "item": page.get_full_url(request),
            }
            for position, page in enumerate(pages, start=1)
        ],
    }
