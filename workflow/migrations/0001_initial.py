import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='time')),
                ('kind', models.CharField(choices=[('workflow', 'after review'), ('bootstrap', 'laid out with the site'), ('legacy', 'moved in from an old site'), ('migration', 'by a migration'), ('emergency', 'in an emergency, reviewed afterwards'), ('correction', 'correction, after review'), ('retraction', 'retracted'), ('takedown', 'taken down')], max_length=12, verbose_name='kind')),
                ('page_id', models.BigIntegerField(verbose_name='page id')),
                ('revision_id', models.BigIntegerField(null=True, verbose_name='revision id')),
                ('digest', models.CharField(blank=True, max_length=80, verbose_name='digest')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('evidence_id', models.BigIntegerField(verbose_name='evidence id')),
            ],
            options={
                'verbose_name': 'release',
                'verbose_name_plural': 'releases',
                'ordering': ['pk'],
                'permissions': [('request_emergency', '申请紧急发布')],
                'indexes': [models.Index(fields=['page_id', 'id'], name='release_page'), models.Index(fields=['kind', 'id'], name='release_kind')],
            },
        ),
        migrations.CreateModel(
            name='ReviewClaim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('claimed_at', models.DateTimeField(auto_now_add=True, verbose_name='since')),
                ('task_state', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='claim', to='wagtailcore.taskstate', verbose_name='stage of a review')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewer')),
            ],
            options={
                'verbose_name': 'claim',
                'verbose_name_plural': 'claims',
            },
        ),
        migrations.CreateModel(
            name='ReviewPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('preset', models.CharField(choices=[('three', 'three reviews: first, second and final'), ('two', 'two reviews: first and final'), ('one', 'one review: final')], default='three', max_length=5, verbose_name='stages')),
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='review_policy', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'review policy',
                'verbose_name_plural': 'review policies',
            },
        ),
        migrations.CreateModel(
            name='ReviewTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('stage', models.PositiveSmallIntegerField(choices=[(1, 'First review'), (2, 'Second review'), (3, 'Final review')], default=1, verbose_name='stage')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'review stage',
                'verbose_name_plural': 'review stages',
            },
            bases=('wagtailcore.task',),
        ),
    ]
