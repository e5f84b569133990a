"""The configuration is one file for both: JupyterHub on one server, and a hub in a cloud."""

import ast
import sys
from pathlib import Path

import pytest
import yaml

pytest.importorskip("jupyterhub", reason="JupyterHub is not made for Windows")

from jupyterhub.app import JupyterHub
from traitlets.config import Config, PyFileConfigLoader

from workshop_kit.site.hub.authenticator import SeatAuthenticator
from workshop_kit.site.hub.opening import with_seats
from workshop_kit.site.hub.options import config_file
from workshop_kit.site.hub.pages import wording
from workshop_kit.site.hub.record import Record, save

ONE_SERVER = {
    "WORKSHOP_HUB_STATE": "/var/lib/somewhere",
    "WORKSHOP_HUB_SEATS": "/var/lib/somewhere",
    "WORKSHOP_HUB_ADDRESS": "http://0.0.0.0:8000",
    "WORKSHOP_HUB_PORTS": "9001,9002",
    "WORKSHOP_HUB_NAME": "ab12",
    "WORKSHOP_HUB_MEMORY": "700M",
    "WORKSHOP_HUB_IDLE_MINUTES": "30",
}


@pytest.fixture(params=["one server", "cloud"])
def config(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Config:
    """Return the settings in both forms."""
    for name, value in ONE_SERVER.items():
        monkeypatch.delenv(name, raising=False)
        if request.param == "one server":
            monkeypatch.setenv(name, value)
    found = PyFileConfigLoader(config_file().name, str(config_file().parent)).load_config()
    found.form = request.param
    return found


def test_jupyterhub_knows_each_setting_of_both_forms(config: Config) -> None:
    form = config.pop("form")
    from jupyterhub.proxy import ConfigurableHTTPProxy
    from jupyterhub.spawner import Spawner

    from workshop_kit.site.hub.spawner import SeatSpawner

    classes = (JupyterHub, ConfigurableHTTPProxy, Spawner, SeatAuthenticator, SeatSpawner)
    known = {each.__name__: set(each.class_traits(config=True)) for each in classes}
    assert set(config) <= set(known)
    for section, settings in config.items():
        assert set(settings) <= known[section], section
    app = JupyterHub(config=config)  # each value is checked when it is taken
    assert app.authenticator_class is SeatAuthenticator
    assert app.admin_access is False
    assert (app.spawner_class is SeatSpawner) == (form == "one server")
    authenticator = SeatAuthenticator(config=config)
    assert authenticator.allow_all
    assert not authenticator.admin_users


def test_a_cloud_keeps_its_own_spawner_storage_addresses_and_culling(config: Config) -> None:
    own = {"spawner_class", "db_url", "bind_url", "hub_bind_url", "services", "cookie_secret_file"}
    assert own.isdisjoint(config.JupyterHub) == (config.form == "cloud")
    assert config.Spawner.cmd[1:] == ["-m", "workshop_kit.site.hub.start"]
    assert config.Spawner.mem_limit == ("1G" if config.form == "cloud" else "700M")


def test_seats_learn_nothing_of_the_surroundings_but_a_short_list(config: Config) -> None:
    if config.form == "one server":
        assert set(config.SeatSpawner.env_keep) == {
            *("LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "OPENBLAS_CORETYPE", "TZ")
        }
        assert Path(config.SeatSpawner.environment["PATH"].split(":")[0]) == Path(sys.executable).parent


def test_every_variable_that_the_file_reads_is_explained_in_it() -> None:
    text = config_file().read_text(encoding="utf-8")
    tree = ast.parse(text)
    read = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and str(node.value).startswith("WORKSHOP_HUB_")
    }
    explained = ast.get_docstring(tree) or ""
    assert read
    assert [name for name in read if name not in explained] == []


def test_the_values_for_a_cloud_name_the_same_program_and_places() -> None:
    values = yaml.safe_load((config_file().parent / "values.yaml").read_text(encoding="utf-8"))
    assert values["singleuser"]["cmd"] == ["python3", "-m", "workshop_kit.site.hub.start"]
    files = values["hub"]["extraFiles"]
    assert files["seats"]["mountPath"] == values["hub"]["extraEnv"]["WORKSHOP_HUB_SEATS"] + "/seats.json"
    assert set(values["hub"]["extraEnv"]) <= set(ONE_SERVER)
    readme = (config_file().parent / "README.md").read_text(encoding="utf-8")
    assert all(f"hub.extraFiles.{name}.stringData" in readme for name in files)


class Asked:
    """What the authenticator needs of a request."""

    def __init__(self, place: str) -> None:
        self.request = type("Request", (), {"remote_ip": place})()
        self.wording = wording("de")
        self.wait = 0


async def ask(
    authenticator: SeatAuthenticator, code: str, place: str = "192.0.2.9"
) -> tuple[str | None, int]:
    handler = Asked(place)
    found = await authenticator.authenticate(handler, {"code": code})
    return (found or {}).get("name"), handler.wait


def test_guessing_from_one_place_must_wait_even_with_a_right_code(tmp_path: Path) -> None:
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    record, fresh = with_seats(Record(), 2)
    save(tmp_path, record)
    authenticator = SeatAuthenticator(record_folder=str(tmp_path))

    async def guess() -> None:
        assert await ask(authenticator, fresh[1].lower()) == (record.seats[0].name, 0)
        guesses = await asyncio.gather(*(ask(authenticator, "ABCDEF") for _ in range(40)))
        assert {name for name, _ in guesses} == {None}
        name, wait = await ask(authenticator, fresh[1])
        assert name is None
        assert wait > 0
        assert await ask(authenticator, fresh[2], "192.0.2.10") == (record.seats[1].name, 0)
        assert await ask(authenticator, "short", "192.0.2.11") == (None, 0)

    with ThreadPoolExecutor(1) as elsewhere:  # browser tests have a loop running here
        elsewhere.submit(asyncio.run, guess()).result()
