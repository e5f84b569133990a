"""How the workshop's JupyterHub is set up: on one server by ``workshop hub``, and by a hub in a cloud.

Both run this very file. What differs is chosen by variables of the environment:

WORKSHOP_HUB_SEATS        folder with the record of the seats, ``seats.json``
WORKSHOP_HUB_LANGUAGE     language of the pages for all; without it, each visitor's own
WORKSHOP_HUB_MEMORY       what one person may have: 1G
WORKSHOP_HUB_STATE        only on one server, set by ``workshop hub``: its own folder; the address people open, two
WORKSHOP_HUB_ADDRESS      inner ports, the name of this hub and the minutes after which a server that nobody uses is
WORKSHOP_HUB_PORTS        stopped. In a cloud, leave all five away: spawner, storage, addresses and culling are
WORKSHOP_HUB_NAME         settings of the chart.
WORKSHOP_HUB_IDLE_MINUTES
"""

import os
import shutil
import sys
from pathlib import Path

from workshop_kit.site.hub import authenticator, pages

c = get_config()  # noqa: F821 - JupyterHub supplies it
state = os.environ.get("WORKSHOP_HUB_STATE")

# Who comes in: whoever has the code of a seat. Nobody is an administrator.
c.JupyterHub.authenticator_class = authenticator.SeatAuthenticator
c.SeatAuthenticator.record_folder = os.environ.get("WORKSHOP_HUB_SEATS", "/etc/workshop-hub")
c.SeatAuthenticator.allow_all = True  # a code is all it takes
c.JupyterHub.admin_access = False

# What they see: our pages, and their own JupyterLab with one document at a time.
c.JupyterHub.template_paths = [str(Path(pages.__file__).parent / "templates")]
c.JupyterHub.template_vars = {"wk": pages.for_user}
c.Spawner.cmd = [sys.executable if state else "python3", "-m", "workshop_kit.site.hub.start"]
c.Spawner.environment = {pages.LANGUAGE: pages.for_server}
c.Spawner.disable_user_config = True
c.Spawner.start_timeout = 300  # a whole room arrives at once
c.Spawner.http_timeout = 300

# What they may take.
c.Spawner.mem_limit = os.environ.get("WORKSHOP_HUB_MEMORY", "1G")

if state:  # one server, and a system user for each seat
    from workshop_kit.site.hub import proxy, spawner

    hub_port, proxy_port = os.environ["WORKSHOP_HUB_PORTS"].split(",")
    minutes = float(os.environ["WORKSHOP_HUB_IDLE_MINUTES"])
    often = max(1, min(60, int(minutes * 60 / 3)))
    c.JupyterHub.spawner_class = spawner.SeatSpawner
    c.SeatSpawner.hub_name = os.environ["WORKSHOP_HUB_NAME"]
    c.SeatSpawner.env_keep = list(spawner.ALLOWED)
    c.SeatSpawner.environment = {
        **c.Spawner.environment,
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "JUPYTERHUB_ACTIVITY_INTERVAL": str(often),
    }
    c.SeatSpawner.poll_interval = 5
    c.SeatSpawner.interrupt_timeout = 1  # JupyterLab asks back; told to terminate, it does not
    c.SeatSpawner.term_timeout = 10
    c.JupyterHub.bind_url = os.environ["WORKSHOP_HUB_ADDRESS"]
    c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{hub_port}"
    c.JupyterHub.db_url = f"sqlite:///{state}/jupyterhub.sqlite"
    c.JupyterHub.cookie_secret_file = f"{state}/cookie_secret"
    c.JupyterHub.last_activity_interval = often
    c.JupyterHub.activity_resolution = min(30, often)
    c.JupyterHub.log_level = "ERROR"
    c.ConfigurableHTTPProxy.command = proxy.command() or ["node"]
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy_port}"
    c.ConfigurableHTTPProxy.pid_file = f"{state}/proxy.pid"
    c.ConfigurableHTTPProxy.log_level = "error"

    # A server that nobody uses is stopped; the files stay. The service ends with the hub, however that ends.
    tied = [found, "--pdeathsig", "TERM"] if (found := shutil.which("setpriv")) else []
    c.JupyterHub.services = [
        {
            "name": "idle-culler",
            "command": [
                *(*tied, sys.executable, "-m", "jupyterhub_idle_culler"),
                f"--timeout={max(1, int(minutes * 60))}",
                f"--cull-every={often}",
                "--IdleCuller.log_level=ERROR",
            ],
        }
    ]
    c.JupyterHub.load_roles = [
        {
            "name": "idle-culler",
            "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
            "services": ["idle-culler"],
        }
    ]
