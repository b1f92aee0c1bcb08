import re
import secrets
from pathlib import Path

import pytest

from quizapp.config import ConfigError, from_environment, known_settings, secret_key_file

DATA = Path("/data")
KEY = "7c1e94a0d35b82f6e90b417dc2a8365f"


def mistakes(**variables: str) -> list[str]:
    environ = {f"QUIZAPP_{name}": value for name, value in variables.items()}
    with pytest.raises(ConfigError) as caught:
        from_environment(environ, DATA)
    return list(caught.value.mistakes)


def config(**variables: str) -> dict[str, object]:
    return from_environment({f"QUIZAPP_{name}": value for name, value in variables.items()}, DATA)


def test_config_has_defaults_for_a_development_machine():
    found = config()
    assert found["ENVIRONMENT"] == "development"
    assert found["SQLALCHEMY_DATABASE_URI"] == "sqlite:////data/quizapp.db"
    assert (found["HOST"], found["PORT"]) == ("127.0.0.1", 5000)
    assert found["SESSION_COOKIE_SECURE"] is False
    assert found["TRUSTED_HOSTS"] is None
    assert (found["VISIT_IDLE_MINUTES"], found["ENOUGH_ATTEMPTS"]) == (30, 5)


def test_config_ignores_other_variables_and_empty_ones():
    assert from_environment({"HOME": "/", "QUIZAPP_PORT": " "}, DATA)["PORT"] == 5000


def test_config_data_dir_moves_the_database():
    found = config(DATA_DIR="/elsewhere")
    assert found["DATA_DIR"] == Path("/elsewhere")
    assert found["SQLALCHEMY_DATABASE_URI"] == "sqlite:////elsewhere/quizapp.db"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_config_postgresql_gets_our_driver_and_a_bounded_pool(scheme):
    found = config(DATABASE_URL=f"{scheme}://me:p%40ss@db/quiz")
    assert found["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://me:p%40ss@db/quiz"
    assert found["SQLALCHEMY_ENGINE_OPTIONS"]["pool_size"] == 5


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://me:hush@db/quiz", "must begin with sqlite:// or postgresql://."),
        ("me:hush@db", "is not a database address such as postgresql://user:pw@host/name."),
        ("postgresql://me:hush@db:port/quiz", "is not a database address such as "),
        ("sqlite:///quiz.db", "must give the whole path of the file: "),
        ("sqlite://", "must give the whole path of the file: "),
    ],
)
def test_config_refuses_a_database_address_without_repeating_it(url, told):
    [mistake] = mistakes(DATABASE_URL=url)
    assert mistake.startswith(f"QUIZAPP_DATABASE_URL {told}")
    assert "hush" not in mistake


def test_config_tells_every_mistake_at_once():
    assert mistakes(
        ENV="prod", PORT="http", WORKERS="65", HTTPS="maybe", TIMEZONE="Mars/Base", LANGUAGE="??"
    ) == [
        "QUIZAPP_ENV must be development or production, not 'prod'.",
        "QUIZAPP_HTTPS must be true or false, not 'maybe'.",
        "QUIZAPP_PORT must be a whole number from 1 to 65535, not 'http'.",
        "QUIZAPP_WORKERS must be a whole number from 1 to 64, not '65'.",
        "QUIZAPP_TIMEZONE must be a zone such as Europe/Paris, not 'Mars/Base'.",
        "QUIZAPP_LANGUAGE must be a language code such as en or pt_BR, not '??'.",
    ]


@pytest.mark.parametrize("port", ["0", "65536", "-1", "5e3", "²", "", "50 00"])
def test_config_port_is_a_port_or_told(port):
    if not port:
        assert config(PORT=port)["PORT"] == 5000
    else:
        assert len(mistakes(PORT=port)) == 1


def test_config_refuses_a_misspelt_name():
    assert mistakes(DATABSE_URL="sqlite://") == [
        "QUIZAPP_DATABSE_URL is not a known setting; did you mean QUIZAPP_DATABASE_URL?"
    ]


def test_production_needs_a_long_secret_key():
    assert mistakes(ENV="production") == [
        "QUIZAPP_SECRET_KEY must be set in production: 32 random characters."
    ]
    assert mistakes(ENV="production", SECRET_KEY="short") == [
        "QUIZAPP_SECRET_KEY must have at least 32 characters."
    ]


def test_production_cookies_are_secure_unless_told_otherwise():
    assert config(ENV="production", SECRET_KEY=KEY)["SESSION_COOKIE_SECURE"] is True
    plain = config(ENV="production", SECRET_KEY=KEY, HTTPS="no")
    assert (plain["SESSION_COOKIE_SECURE"], plain["PREFERRED_URL_SCHEME"]) == (False, "http")


def test_development_reads_the_key_that_init_wrote(tmp_path):
    secret_key_file(tmp_path).write_text(f"{KEY}\n")
    assert from_environment({}, tmp_path)["SECRET_KEY"] == KEY


def test_development_without_a_key_makes_a_new_one_each_time(tmp_path):
    keys = {from_environment({}, tmp_path)["SECRET_KEY"] for _ in range(2)}
    assert {len(key) for key in keys} == {64}
    assert len(keys) == 2


def test_development_tells_of_a_key_that_cannot_be_read(tmp_path):
    secret_key_file(tmp_path).mkdir()
    with pytest.raises(ConfigError, match="holds a secret_key that cannot be read"):
        from_environment({}, tmp_path)


def test_trusted_hosts_are_a_comma_list():
    assert config(TRUSTED_HOSTS="quiz.example, .school.example,")["TRUSTED_HOSTS"] == [
        "quiz.example",
        ".school.example",
    ]


def test_form_size_bounds_whole_requests_and_form_memory():
    found = config(MAX_FORM_KB="64")
    assert (found["MAX_CONTENT_LENGTH"], found["MAX_FORM_MEMORY_SIZE"]) == (65536, 65536)


def test_accounts_have_defaults():
    found = config()
    assert (found["REGISTRATION"], found["REVIEW_REQUIRED"]) == ("open", True)
    assert (found["RATE_LIMITS"], found["RATE_LIMITS_URL"]) == (True, "memory://")
    assert found["MAIL_SERVER"] is None


def test_accounts_have_settings():
    found = config(REGISTRATION="invite", REVIEW="no", RATE_LIMITS_URL="redis://cache:6379/1")
    assert (found["REGISTRATION"], found["REVIEW_REQUIRED"]) == ("invite", False)
    assert found["RATE_LIMITS_URL"] == "redis://cache:6379/1"
    assert mistakes(REGISTRATION="all", MAIL_ENCRYPTION="ssl") == [
        "QUIZAPP_REGISTRATION must be open or invite or closed, not 'all'.",
        "QUIZAPP_MAIL_ENCRYPTION must be starttls or tls or none, not 'ssl'.",
    ]


def test_one_store_serves_the_queue_and_the_counts_of_tries():
    found = config(REDIS_URL="valkeys://:secret@cache/2")
    assert found["REDIS_URL"] == found["RATE_LIMITS_URL"] == "rediss://:secret@cache/2"
    apart = config(REDIS_URL="redis://cache", RATE_LIMITS_URL="memory://")
    assert (apart["REDIS_URL"], apart["RATE_LIMITS_URL"]) == ("redis://cache", "memory://")


def test_stores_are_addresses_that_mistakes_do_not_repeat():
    assert mistakes(REDIS_URL="redis//:secret@cache", RATE_LIMITS_URL="cache.example") == [
        "QUIZAPP_REDIS_URL must be an address such as redis://host:6379/0.",
        "QUIZAPP_RATE_LIMITS_URL must be memory:// or an address such as redis://host:6379/0.",
    ]


@pytest.mark.parametrize(
    ("encryption", "port", "tls", "ssl"),
    [("starttls", 587, True, False), ("tls", 465, False, True), ("none", 587, False, False)],
)
def test_mail_server_is_reached_as_told(encryption, port, tls, ssl):
    found = config(MAIL_SERVER="m.example", MAIL_SENDER="q@s.example", MAIL_ENCRYPTION=encryption)
    assert (found["MAIL_SERVER"], found["MAIL_PORT"]) == ("m.example", port)
    assert (found["MAIL_USE_TLS"], found["MAIL_USE_SSL"]) == (tls, ssl)


def test_mail_needs_a_sender_and_in_production_the_hosts_of_its_links():
    assert mistakes(ENV="production", SECRET_KEY=KEY, MAIL_SERVER="m.example") == [
        "QUIZAPP_MAIL_SENDER must be set, such as Quizapp <quizapp@school.example>.",
        "QUIZAPP_TRUSTED_HOSTS must name the hosts of the site where mail is sent.",
    ]


@pytest.mark.parametrize(
    "key",
    [
        "k" * 32,
        "0123456789abcdef" * 2,
        "change-me-before-you-put-this-online-please",
        "your-Secret-key-goes-here-0b6f2d91c3",
        "abcdefghijklmnopqrstuvwxyz123456",
    ],
)
def test_production_refuses_keys_that_can_be_guessed(key):
    [mistake] = mistakes(ENV="production", SECRET_KEY=key)
    assert mistake.startswith("QUIZAPP_SECRET_KEY must be random, and this one can be guessed.")
    assert key not in mistake
    assert config(SECRET_KEY=key)["SECRET_KEY"] == key


@pytest.mark.parametrize("make", [lambda: secrets.token_hex(16), lambda: secrets.token_urlsafe(24)])
def test_production_takes_every_random_key(make):
    for _ in range(50):
        key = make()
        assert config(ENV="production", SECRET_KEY=key)["SECRET_KEY"] == key


def test_earlier_keys_are_a_comma_list_without_the_present_one():
    old = "0a9c" + KEY[4:]
    assert config(SECRET_KEY=KEY, SECRET_KEY_FALLBACKS=f"{old}, {old[::-1]}")[
        "SECRET_KEY_FALLBACKS"
    ] == [old, old[::-1]]
    assert mistakes(SECRET_KEY=KEY, SECRET_KEY_FALLBACKS=f"{KEY},short") == [
        "QUIZAPP_SECRET_KEY_FALLBACKS must hold earlier keys of at least 32 characters, "
        "comma-separated.",
        "QUIZAPP_SECRET_KEY_FALLBACKS must not hold the present key, only earlier ones.",
    ]


@pytest.mark.parametrize("host", ["https://quiz.example", "quiz.example/app", "a host"])
def test_trusted_host_is_a_name_alone(host):
    [mistake] = mistakes(TRUSTED_HOSTS=f"localhost:5000,{host}")
    assert repr(host) in mistake


def test_every_request_is_logged_where_others_use_the_site():
    ours, others = config(), config(ENV="production", SECRET_KEY=KEY)
    assert (ours["LOG"], ours["LOG_LEVEL"]) == ("plain", "warning")
    assert (others["LOG"], others["LOG_LEVEL"]) == ("json", "info")
    assert others["SQLALCHEMY_ENGINE_OPTIONS"]["hide_parameters"] is True


def test_figures_behind_a_proxy_need_a_token():
    assert mistakes(METRICS="yes", PROXIES="1") == [
        "QUIZAPP_METRICS_TOKEN must be set where QUIZAPP_PROXIES is."
    ]
    assert len(mistakes(METRICS_TOKEN="short", SENTRY_DSN="sentry.example")) == 2


# ---- README.md ----

README = Path(__file__).parent.parent / "README.md"


def documented() -> dict[str, str]:
    """The settings in the table, with what it says about the default.

    After a name in the first column, others of its family are written `_PORT`.
    """
    found = {}
    for line in README.read_text().splitlines():
        if line.startswith("| `QUIZAPP_"):
            name, default, text = (cell.strip() for cell in line.strip("|").split("|", 2))
            first = name.strip("`")
            found[first] = default
            family = first.rpartition("_")[0]
            more = re.findall(r"`(QUIZAPP_[A-Z_]+|_[A-Z_]+)`", text)
            for one in more:
                found.setdefault(family + one if one[0] == "_" else one, "")
    return found


def test_readme_names_every_setting_and_no_other():
    assert set(documented()) == set(known_settings())


def test_readme_tells_the_defaults():
    known = known_settings()
    told = {
        name: cell.strip("`").lower()
        for name, cell in documented().items()
        if re.fullmatch(r"`[\w.:/]+`", cell)
    }
    assert len(told) > 10
    assert told == {name: known[name].lower() for name in told}
