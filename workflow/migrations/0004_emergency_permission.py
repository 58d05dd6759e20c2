from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workflow', '0003_review_lanes'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='release',
            options={'ordering': ['pk'], 'permissions': [('request_emergency', '申请紧急发布')], 'verbose_name': 'release', 'verbose_name_plural': 'releases'},
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=models.Index(fields=['action', 'id'], name='evidence_action'),
        ),
        migrations.AddIndex(
            model_name='release',
            index=models.Index(fields=['kind', 'id'], name='release_kind'),
        ),
    ]
