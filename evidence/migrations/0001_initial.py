from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SignedContent',
            fields=[
                ('digest', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('content', models.TextField()),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'signed content',
                'verbose_name_plural': 'signed contents',
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='time')),
                ('action', models.CharField(choices=[('submit', 'submitted'), ('sign', 'signed'), ('return', 'returned'), ('withdraw', 'withdrawn'), ('claim', 'claimed'), ('unclaim', 'claim given up'), ('schedule', 'scheduled'), ('unschedule', 'schedule cancelled'), ('emergency', 'emergency release asked for'), ('release', 'released'), ('confirm', 'taking down confirmed'), ('move', 'moved'), ('address', 'address changed'), ('delete', 'deleted'), ('policy', 'review policy changed'), ('group', 'reviewers changed'), ('chrome', 'site chrome changed'), ('key', 'signing key declared'), ('heads', 'file of chain heads closed')], max_length=12, verbose_name='action')),
                ('page_id', models.BigIntegerField(null=True, verbose_name='page id')),
                ('page_title', models.CharField(max_length=255, verbose_name='page title')),
                ('revision_id', models.BigIntegerField(null=True, verbose_name='revision id')),
                ('workflow_state_id', models.BigIntegerField(null=True, verbose_name='review id')),
                ('stage', models.PositiveSmallIntegerField(null=True, verbose_name='stage')),
                ('digest', models.CharField(blank=True, max_length=80, verbose_name='digest')),
                ('user_id', models.BigIntegerField(null=True, verbose_name='user id')),
                ('username', models.CharField(blank=True, max_length=150, verbose_name='username')),
                ('user_name', models.CharField(blank=True, max_length=60, verbose_name='full name')),
                ('role', models.CharField(blank=True, max_length=200, verbose_name='role')),
                ('opinion', models.TextField(blank=True, verbose_name='opinion')),
                ('details', models.JSONField(blank=True, default=dict, verbose_name='details')),
                ('previous', models.CharField(max_length=64, unique=True)),
                ('hash', models.CharField(max_length=64, unique=True)),
                ('seal', models.CharField(max_length=128)),
            ],
            options={
                'verbose_name': 'evidence',
                'verbose_name_plural': 'evidence',
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['page_id', 'id'], name='evidence_page'), models.Index(fields=['action', 'id'], name='evidence_action')],
            },
        ),
    ]
