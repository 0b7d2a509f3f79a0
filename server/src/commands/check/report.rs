//! What the journal holds, and one read call with what it says about the configuration.

use std::io::Write;
use std::process::ExitCode;

use acs_client::{Client, polardb_host};
use anyhow::Context;
use backend::{DatabaseUrl, Verified};

use super::remedy::{self, Finding};
use crate::config::{CallSettings, CheckConfig, EmulatorConfig, Target};
use crate::upstream::{self, ClientProblem, Reached, UserEnvironment};

/// What a check with renewed credentials does not show.
const RESTART: &str =
    "; a server that is running has the temporary credentials from its start until it is restarted";

/// What was found out, line by line.
#[derive(Debug)]
pub struct Report {
    /// What the configuration comes to.
    pub facts: Vec<String>,
    /// Whether the journal holds together.
    pub journal: Result<String, Finding>,
    /// How the call ended.
    pub outcome: Result<String, Finding>,
}

pub async fn run(config: &CheckConfig, user: &UserEnvironment<'_>) -> anyhow::Result<ExitCode> {
    let settings = &config.calls;
    // The embedded emulator is not running now; one like it answers instead.
    let reached = Reached::by([&settings.target], || EmulatorConfig::for_check(settings)).await?;
    let report = report(config, &reached, user).await;
    reached.end().await;
    print(&report).context("writing to stdout")?;
    let is_good = report.journal.is_ok() && report.outcome.is_ok();
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads the journal, resolves credentials and makes the call.
pub async fn report(config: &CheckConfig, reached: &Reached, user: &UserEnvironment<'_>) -> Report {
    let settings = &config.calls;
    let mut facts = vec![
        format!("Journal      {}", config.database),
        format!("Upstream     {}", describe(settings)),
    ];
    let journal = journal(&config.database).await;
    let client = match upstream::client(settings, reached, user) {
        Ok(client) => client,
        Err(ClientProblem::Credentials(error)) => {
            return Report { facts, journal, outcome: Err(remedy::for_credentials(&error)) };
        }
        Err(ClientProblem::Config(error)) => {
            return Report { facts, journal, outcome: Err(remedy::for_config(&error)) };
        }
    };
    let credentials = &client.config().credentials;
    let kind = if credentials.is_temporary() { ", temporary" } else { "" };
    facts.push(format!(
        "Credentials  AccessKey ID {} ({}{kind})",
        credentials.access_key_id(),
        credentials.source()
    ));
    facts.push(format!("Call         DescribeDBClusters in {}", settings.region));
    Report { facts, journal, outcome: call(&client, settings).await }
}

/// Reads the whole journal beside a server that may be writing to it.
async fn journal(database: &DatabaseUrl) -> Result<String, Finding> {
    match backend::verify_journal(database).await {
        Ok(None) => Ok("no journal yet".to_owned()),
        Ok(Some(Verified { events, intents, .. })) => {
            Ok(format!("{events} events, {intents} intents, the chain holds"))
        }
        Err(fault) => Err(remedy::for_journal(&fault)),
    }
}

async fn call(client: &Client, settings: &CallSettings) -> Result<String, Finding> {
    match backend::probe(client, &settings.region).await {
        Ok(request_id) => {
            let request_id = request_id.map(|id| format!(" (RequestId {id})")).unwrap_or_default();
            let restart = if client.config().credentials.is_temporary() { RESTART } else { "" };
            Ok(format!("the upstream accepts the configuration{request_id}{restart}"))
        }
        Err(error) => {
            let local = client.config().upstream.is_loopback();
            Err(remedy::for_call(&error, client.config().credentials.access_key_id(), local))
        }
    }
}

fn describe(settings: &CallSettings) -> String {
    match &settings.target {
        Target::Embedded => "the embedded emulator".to_owned(),
        Target::Aliyun => format!("Alibaba Cloud ({})", polardb_host(&settings.region)),
        Target::Endpoint(endpoint) => endpoint.to_string(),
    }
}

fn print(report: &Report) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for fact in &report.facts {
        writeln!(out, "{fact}")?;
    }
    match &report.journal {
        Ok(good) => writeln!(out, "Records      {good}")?,
        Err(finding) => print_finding(&mut out, finding)?,
    }
    match &report.outcome {
        Ok(good) => writeln!(out, "Result       {good}"),
        Err(finding) => print_finding(&mut out, finding),
    }
}

fn print_finding(out: &mut impl Write, finding: &Finding) -> std::io::Result<()> {
    writeln!(out, "Problem      {}", finding.problem)?;
    writeln!(out, "Remedy       {}", finding.remedy)
}
