from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('search', '0002_search_terms'),
    ]

    operations = [
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phrases', models.TextField(help_text='One phrase a line. Readers who search for one of them also find texts that hold another one.', verbose_name='phrases')),
            ],
            options={
                'verbose_name': 'synonyms',
                'verbose_name_plural': 'synonyms',
                'ordering': ['pk'],
            },
        ),
    ]
