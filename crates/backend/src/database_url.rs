//! Where the journal is, as a URL whose password nobody sees.

use std::fmt;
use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::PgConnectOptions;

/// The parameters a PostgreSQL URL may have. The driver ignores others, and writes them with their values to the log.
const PARAMETERS: [&str; 12] = [
    "application_name",
    "dbname",
    "host",
    "hostaddr",
    "options",
    "password",
    "port",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "user",
];

/// Those whose value is not shown. A key may be given as a file, or itself.
const SECRET_PARAMETERS: [&str; 2] = ["password", "sslkey"];

const HIDDEN: &str = "***";

/// The database of the journal. `Debug` and `Display` show no password.
#[derive(Debug, Clone)]
pub enum DatabaseUrl {
    /// A file.
    Sqlite(PathBuf),
    Postgres(PostgresUrl),
}

/// A text that names no database. Its own text is never quoted: a password may be anywhere in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidDatabaseUrl {
    #[error("it begins with neither sqlite:// nor postgres://")]
    Scheme,
    #[error("after sqlite:// there is not just the path of a file")]
    SqliteFile,
    #[error(
        "it is not a PostgreSQL URL; in a name or a password %25 stands for %, %2F for /, %3F for ?, %23 for # and %40 for @"
    )]
    Postgres,
    #[error("it has a parameter that is none of {}", PARAMETERS.join(", "))]
    Parameter,
}

impl DatabaseUrl {
    /// Reads `sqlite://FILE`, `postgres://…` or `postgresql://…`.
    ///
    /// # Errors
    /// The text is none of them.
    pub fn parse(text: &str) -> Result<Self, InvalidDatabaseUrl> {
        match text.split_once("://") {
            Some(("sqlite", path)) if path.is_empty() || path.contains('?') => {
                Err(InvalidDatabaseUrl::SqliteFile)
            }
            Some(("sqlite", path)) => Ok(Self::Sqlite(PathBuf::from(path))),
            Some((scheme @ ("postgres" | "postgresql"), rest)) => {
                PostgresUrl::read(text, scheme, rest).map(Self::Postgres)
            }
            _ => Err(InvalidDatabaseUrl::Scheme),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Self::Postgres(url) => url.fmt(f),
        }
    }
}

/// A URL that the driver understands. `Debug` and `Display` hide what is secret in it.
#[derive(Clone)]
pub struct PostgresUrl {
    whole: SecretString,
    shown: String,
}

impl PostgresUrl {
    /// What the driver needs, password included.
    pub(crate) fn expose(&self) -> &str {
        self.whole.expose_secret()
    }

    /// A character that should have been encoded would end the password early, and show the rest of it.
    fn read(whole: &str, scheme: &str, rest: &str) -> Result<Self, InvalidDatabaseUrl> {
        let is_stray = |sign: char| sign == '#' || sign.is_whitespace() || sign.is_control();
        let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        if rest.contains(is_stray) || path.contains('@') {
            return Err(InvalidDatabaseUrl::Postgres);
        }
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let query: Vec<_> = query.split('&').filter(|it| !it.is_empty()).map(parameter).collect();
        if query.iter().any(|(name, _)| !PARAMETERS.contains(name)) {
            return Err(InvalidDatabaseUrl::Parameter);
        }
        // The driver's own error may quote what it could not read.
        whole.parse::<PgConnectOptions>().map_err(|_| InvalidDatabaseUrl::Postgres)?;
        let query = query.into_iter().map(shown_parameter).collect::<Vec<_>>().join("&");
        let mark = if query.is_empty() { "" } else { "?" };
        Ok(Self {
            whole: whole.into(),
            shown: format!("{scheme}://{}{path}{mark}{query}", shown_authority(authority)),
        })
    }
}

fn parameter(text: &str) -> (&str, &str) {
    text.split_once('=').unwrap_or((text, ""))
}

fn shown_parameter((name, value): (&str, &str)) -> String {
    let value = if SECRET_PARAMETERS.contains(&name) { HIDDEN } else { value };
    format!("{name}={value}")
}

fn shown_authority(authority: &str) -> String {
    let Some((user, host)) = authority.rsplit_once('@') else { return authority.to_owned() };
    match user.split_once(':') {
        Some((name, _)) => format!("{name}:{HIDDEN}@{host}"),
        None => format!("{user}@{host}"),
    }
}

impl fmt::Display for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PostgresUrl").field(&self.shown).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn postgres(text: &str) -> PostgresUrl {
        match DatabaseUrl::parse(text) {
            Ok(DatabaseUrl::Postgres(url)) => url,
            other => panic!("{other:?}"),
        }
    }

    fn refusal(text: &str) -> InvalidDatabaseUrl {
        DatabaseUrl::parse(text).unwrap_err()
    }

    #[test]
    fn a_file_is_named_from_the_root_or_from_the_working_folder() {
        for (text, path) in [("sqlite:///a/b.sqlite", "/a/b.sqlite"), ("sqlite://b.db", "b.db")] {
            let url = DatabaseUrl::parse(text).unwrap();
            assert!(matches!(&url, DatabaseUrl::Sqlite(it) if it == Path::new(path)), "{url:?}");
            assert_eq!(url.to_string(), text);
        }
    }

    #[test]
    fn a_postgres_url_is_kept_whole_and_shown_without_its_password() {
        for (text, shown) in [
            ("postgres://u:topsecret@h:5432/d", "postgres://u:***@h:5432/d"),
            ("postgresql://u:top:se@cret@h/d", "postgresql://u:***@h/d"),
            ("postgres://u:topsecret%40@[::1]:1/d", "postgres://u:***@[::1]:1/d"),
            ("postgres://:topsecret@h", "postgres://:***@h"),
            ("postgres://u@h/d", "postgres://u@h/d"),
            ("postgres://h", "postgres://h"),
            ("postgres:///d?host=/run/p&user=u", "postgres:///d?host=/run/p&user=u"),
            (
                "postgres://u@h/d?sslmode=verify-full&password=topsecret&sslrootcert=/ca.pem",
                "postgres://u@h/d?sslmode=verify-full&password=***&sslrootcert=/ca.pem",
            ),
            ("postgres://u:a@h?sslkey=topsecret", "postgres://u:***@h?sslkey=***"),
        ] {
            let url = postgres(text);
            assert_eq!(url.expose(), text);
            assert_eq!(url.to_string(), shown);
            assert_eq!(format!("{url:?}"), format!("PostgresUrl({shown:?})"));
            let whole = DatabaseUrl::Postgres(url);
            assert_eq!(whole.to_string(), shown);
            assert!(!format!("{whole:?}").contains("topsecret"), "{whole:?}");
        }
    }

    #[test]
    fn the_driver_reads_the_whole_url() {
        let url = postgres("postgres://u:a%40b@h:1/d?sslmode=verify-full");
        let options: PgConnectOptions = url.expose().parse().unwrap();
        assert_eq!((options.get_host(), options.get_port()), ("h", 1));
        assert_eq!((options.get_username(), options.get_database()), ("u", Some("d")));
    }

    #[test]
    fn a_password_with_a_character_that_ends_it_early_is_refused_and_never_quoted() {
        for text in [
            "postgres://u:12#topsecret@h/d",
            "postgres://u:12/topsecret@h/d",
            "postgres://u:12?topsecret@h/d",
            "postgres://u:12?topsecret=@h/d",
            "postgres://u:12 topsecret@h/d",
            "postgres://u:topsecret",
            "postgres://u:12\ttopsecret@h/d",
            "postgres://u:topsecret@h:port/d",
            "postgres://u:p@h/d?sslmode=topsecret",
        ] {
            assert_eq!(refusal(text), InvalidDatabaseUrl::Postgres, "{text}");
            assert!(!refusal(text).to_string().contains("topsecret"));
        }
    }

    #[test]
    fn a_parameter_that_the_driver_would_ignore_is_refused_with_those_there_are() {
        for text in [
            "postgres://u:12?topsecret",
            "postgres://h/d?sslpassword=topsecret",
            "postgres://h/d?p%61ssword=topsecret",
            "postgres://h/d?channel_binding=require",
        ] {
            let message = refusal(text).to_string();
            assert!(message.contains("sslmode, sslrootcert"), "{message}");
            assert!(!message.contains("topsecret"), "{message}");
        }
    }

    #[test]
    fn what_is_no_database_is_refused_with_what_there_is() {
        for text in ["", "mysql://u:topsecret@h/d", "topsecret", "Postgres://h", "sqlite:a"] {
            assert_eq!(refusal(text), InvalidDatabaseUrl::Scheme, "{text}");
            assert!(!refusal(text).to_string().contains("topsecret"));
        }
        for text in ["sqlite://", "sqlite://file?mode=ro"] {
            assert_eq!(refusal(text), InvalidDatabaseUrl::SqliteFile, "{text}");
        }
    }
}
