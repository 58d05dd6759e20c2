from django.core.management.base import BaseCommand

from home.bootstrap import bootstrap


class Command(BaseCommand):
    help = "Lay out an empty site: home page, groups, the three stages, settings. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("--site-name", help="Name of the site, e.g. 文枢网.")
        parser.add_argument("--hostname", help="Public host name.")
        parser.add_argument("--port", type=int, help="Public port.")

        parser.add_argument(
            "--update-groups",
            action="store_true",
            help="Give the site's groups the rights they lack, as after an upgrade.",
        )

    def handle(self, *, site_name, hostname, port, update_groups, verbosity, **options):
        home_page = bootstrap(
            site_name=site_name, hostname=hostname, port=port, update_groups=update_groups
        )
        if verbosity:
            self.stdout.write(f"{home_page.title}：栏目、用户组和三审流程已就绪。")
