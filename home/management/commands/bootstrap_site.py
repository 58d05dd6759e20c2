from functools import partial

from django.core.management.base import BaseCommand, CommandError

from evidence.declared_key import SigningRefused
from home.bootstrap import bootstrap
from site_core.http.transactions import again_after_deadlock


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
        lay_out = partial(
            bootstrap,
            site_name=site_name,
            hostname=hostname,
            port=port,
            update_groups=update_groups,
        )
        try:
            home_page = again_after_deadlock(lay_out)
        except SigningRefused as error:
            raise CommandError(
                f"{error}\n新站点先运行一次 manage.py make_evidence_key；其他机器使用同一个密钥文件。"
            ) from error
        if verbosity:
            self.stdout.write(f"{home_page.title}：栏目、用户组和三审流程已就绪。")
