from wagtail import hooks

from evidence.health import head_problems, signing_problems

hooks.register("register_health_check", signing_problems)
hooks.register("register_health_check", head_problems)
