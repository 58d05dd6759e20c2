"""No two user names look the same from here on. Those that do already stay, with a mark."""

from django.db import migrations, models

from members.names import look

LONGEST_LOOK = 150


def fill(apps, schema_editor):
    taken = set()
    users = apps.get_model("members", "User").objects
    for user in users.order_by("pk").only("username").iterator():
        seen = look(user.username)[:LONGEST_LOOK]
        if seen in taken:
            seen = f"{seen[: LONGEST_LOOK - 20]}#{user.pk}"
        taken.add(seen)
        users.filter(pk=user.pk).update(username_look=seen)


class Migration(migrations.Migration):

    dependencies = [
        ("members", "0006_kept_form"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="username_look",
            field=models.CharField(default="", editable=False, max_length=150),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="user",
            name="username_look",
            field=models.CharField(editable=False, max_length=150, unique=True),
        ),
    ]
