"""Guards of the scheduled jobs and of what monitors are told."""

from guards.guard import Guard

CRON = ("tests/site_core/operation/test_cron.py",)
HEALTH = ("tests/site_core/operation/test_health.py",)
RUN_DEMO = ("tests/demo/test_run_demo.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "a failed job keeps none of the others back",
        "site_core/operation/cron.py",
        "    except Exception as error:",
        "    except ZeroDivisionError as error:",
        CRON,
    ),
    Guard(
        "a nightly job does not run at every start",
        "site_core/operation/cron.py",
        "if should_stop() or not is_due(",
        "if should_stop() or False and not is_due(",
        CRON,
    ),
    Guard(
        "the heartbeat is written whole or not at all",
        "site_core/operation/cron.py",
        "        Path(name).unlink(missing_ok=True)\n",
        "        Path(name).replace(path)\n",
        CRON,
    ),
    Guard(
        "a missing trigger turns the health red",
        "workflow/wagtail_hooks.py",
        'hooks.register("register_health_check", trigger_problems)\n',
        "",
        HEALTH,
    ),
    Guard(
        "a silent database is no server error",
        "site_core/operation/health.py",
        "        except DatabaseError:",
        "        except ZeroDivisionError:",
        HEALTH,
    ),
    Guard(
        "nobody keeps an answer about health",
        "site_core/operation/health_views.py",
        '    response.headers["Cache-Control"] = "no-store"\n',
        "",
        HEALTH,
    ),
    Guard(
        "the scheduled jobs end with the server",
        "demo/management/commands/run_demo.py",
        "        child.terminate()\n",
        "        return\n",
        RUN_DEMO,
    ),
)
