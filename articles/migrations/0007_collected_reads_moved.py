"""The names of counted files are kept in site_core now. Those of the last minutes would matter only to a
counting that was cut short during the upgrade itself, so none is carried over."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_reads'),
    ]

    operations = [
        migrations.DeleteModel(
            name='CollectedReads',
        ),
    ]
