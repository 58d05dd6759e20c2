from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0003_synonyms'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchMiss',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(db_index=True, verbose_name='day')),
                ('query', models.CharField(max_length=40, verbose_name='searched for')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='times')),
            ],
            options={
                'verbose_name': 'search without a result',
                'verbose_name_plural': 'searches without a result',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('day', 'query'), name='one_miss_of_a_query_a_day')],
            },
        ),
    ]
