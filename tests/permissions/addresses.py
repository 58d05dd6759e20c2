"""Every address of a URL configuration, and the path at which it answers."""

import re
from dataclasses import dataclass

from django.urls import Resolver404, URLResolver, get_resolver
from django.utils.regex_helper import normalize

PARAMETER = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Address:
    """`label` is its name with the namespaces, or its route when it has none."""

    label: str
    route: str
    view: object
    template: str  # the path, with %(parameter)s

    @property
    def parameters(self) -> list[str]:
        return PARAMETER.findall(self.template)

    @property
    def namespace(self) -> str:
        return self.label.rpartition(":")[0] if not self.is_unnamed else ""

    @property
    def is_unnamed(self) -> bool:
        return self.label == self.route

    @property
    def is_ours(self) -> bool:
        """Whether a view of one of our rooms answers."""
        view = getattr(self.view, "view_class", self.view)
        return not view.__module__.startswith(("wagtail.", "allauth.", "django.", "captcha."))

    def path(self, values) -> str:
        """The path with `values` for its parameters."""
        return "/" + self.template % values


def addresses(resolver=None) -> list[Address]:
    """Every address of `resolver`, of the site's own by default."""
    return list(_walk(resolver or get_resolver(), "", "", ()))


def _walk(resolver, route, template, namespaces):
    for pattern in resolver.url_patterns:
        here = _joined(route, str(pattern.pattern))
        (form, _parameters), *_others = normalize(pattern.pattern.regex.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern, here, template + form, inner)
        else:
            label = ":".join((*namespaces, pattern.name)) if pattern.name else here
            yield Address(label, here, pattern.callback, template + form)


def _joined(route, more):
    """As in a ResolverMatch."""
    return route + more.removeprefix("^") if route else more


def leads_to(path, address, resolver=None) -> bool:
    """Whether `path` is answered by `address`, not by one that stands before it."""
    try:
        match = (resolver or get_resolver()).resolve(path.partition("?")[0])
    except Resolver404:
        return False
    return match.func is address.view and match.route == address.route
