//! What the operator has chosen so far: it is in the address, so that it can be checked before it is posted.

use backend::{IntentRecord, Outcome, Parameters};
use leptos_router::params::ParamsMap;
use migration::{Action, Migration, Pair, Pairs, WayBack, default_pairs, endpoint_of, may_pair};

/// The choices of a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Switch and Roll Back. `None` until the operator has chosen.
    pub with_endpoints: Option<bool>,
    /// They stay chosen while the endpoints stay where they are.
    pub pairs: Pairs,
    /// Complete and Cancel.
    pub keep_binlog: bool,
    /// Continue.
    pub force: bool,
}

impl Choice {
    /// What the address names, else what was refused a moment ago, else what the form offers.
    pub fn of(
        action: Action,
        query: &ParamsMap,
        outcome: Option<&IntentRecord>,
        now: &Migration,
        way_back: &WayBack,
    ) -> Self {
        let refused = outcome
            .filter(|record| matches!(record.outcome, Outcome::Refused | Outcome::NotRun))
            .and_then(IntentRecord::action);
        let mut choice = Self::offered(action, now, way_back);
        if let Some((_, parameters)) = refused {
            choice.take(parameters);
        }
        choice.take_query(query);
        choice.pairs.retain(|pair| is_offered(pair, now));
        choice
    }

    /// With endpoints where it is clear which ones swap: that is what the map shows at once.
    fn offered(action: Action, now: &Migration, way_back: &WayBack) -> Self {
        let (with_endpoints, pairs) = match (action, way_back) {
            (Action::Switch, _) => {
                let pairs = default_pairs(&now.rds_endpoints, &now.polardb_endpoints);
                ((!pairs.is_empty()).then_some(true), pairs)
            }
            (_, WayBack::Known(pairs)) => (Some(true), pairs.clone()),
            (_, WayBack::NothingSwapped) => (Some(false), Pairs::new()),
            (_, WayBack::Unknown) => (None, Pairs::new()),
        };
        Self { with_endpoints, pairs, keep_binlog: true, force: false }
    }

    fn take(&mut self, parameters: &Parameters) {
        match parameters {
            Parameters::Move { pairs } => {
                self.with_endpoints = Some(pairs.is_some());
                if let Some(pairs) = pairs {
                    self.pairs.clone_from(pairs);
                }
            }
            Parameters::Close { keep_binlog } => self.keep_binlog = *keep_binlog,
            Parameters::Continue { force } => self.force = *force,
            Parameters::Abandon => {}
        }
    }

    fn take_query(&mut self, query: &ParamsMap) {
        match query.get_str("endpoints") {
            Some("with") => self.with_endpoints = Some(true),
            Some("without") => self.with_endpoints = Some(false),
            _ => {}
        }
        let named: Pairs = query.clone().into_iter().filter_map(pair).collect();
        if !named.is_empty() {
            self.pairs = named.into_iter().filter(|pair| !pair.polardb.is_empty()).collect();
        }
        self.keep_binlog = query.get_str("binlog").map_or(self.keep_binlog, |it| it != "disable");
        self.force = query.get_str("error").map_or(self.force, |it| it == "skip");
    }

    /// What would be posted.
    pub fn parameters(&self, action: Action) -> Parameters {
        match action {
            Action::Switch | Action::RollBack => {
                let with = self.with_endpoints.unwrap_or(!self.pairs.is_empty());
                Parameters::Move { pairs: with.then(|| self.pairs.clone()) }
            }
            Action::Complete | Action::Cancel => {
                Parameters::Close { keep_binlog: self.keep_binlog }
            }
            Action::Continue => Parameters::Continue { force: self.force },
            Action::Abandon => Parameters::Abandon,
        }
    }

    /// What would be posted as the form stands, and with the other choice of its first question.
    pub fn all(&self, action: Action) -> Vec<Parameters> {
        let stands = self.parameters(action);
        let other = match &stands {
            Parameters::Move { pairs: Some(_) } => Some(Parameters::Move { pairs: None }),
            Parameters::Move { pairs: None } => {
                let pairs = Some(self.pairs.clone()).filter(|pairs| !pairs.is_empty());
                pairs.map(|pairs| Parameters::Move { pairs: Some(pairs) })
            }
            Parameters::Close { keep_binlog } => {
                Some(Parameters::Close { keep_binlog: !keep_binlog })
            }
            Parameters::Continue { force } => Some(Parameters::Continue { force: !force }),
            Parameters::Abandon => None,
        };
        [stands].into_iter().chain(other).collect()
    }

    /// As the address names it: every name of the RDS side is in it, so that one that does not swap stays so.
    pub fn query(&self, action: Action, now: &Migration) -> Vec<(String, String)> {
        let text = str::to_owned;
        let mut query = Vec::new();
        match action {
            Action::Switch | Action::RollBack => {
                if let Some(with) = self.with_endpoints {
                    let word = if with { "with" } else { "without" };
                    query.push((text("endpoints"), text(word)));
                }
                query.extend(now.rds_strings().into_iter().map(|name| {
                    let pair = self.pairs.iter().find(|pair| pair.rds == name);
                    let partner = pair.map(|pair| pair.polardb.clone()).unwrap_or_default();
                    (format!("pairs[{name}]"), partner)
                }));
            }
            Action::Complete | Action::Cancel => {
                let word = if self.keep_binlog { "keep" } else { "disable" };
                query.push((text("binlog"), text(word)));
            }
            Action::Continue => {
                let word = if self.force { "skip" } else { "mended" };
                query.push((text("error"), text(word)));
            }
            Action::Abandon => {}
        }
        query
    }

    pub fn with_pairs(&self, pairs: Pairs) -> Self {
        Self { with_endpoints: Some(true), pairs, ..self.clone() }
    }

    /// Its name leads to `pair.polardb` instead of where it led.
    pub fn with_pair(&self, pair: &Pair) -> Self {
        let mut pairs = self.without(pair);
        pairs.push(pair.clone());
        self.with_pairs(pairs)
    }

    pub fn without(&self, pair: &Pair) -> Pairs {
        self.pairs.iter().filter(|other| other.rds != pair.rds).cloned().collect()
    }
}

/// `pairs[RDS name]=PolarDB name`
fn pair((name, polardb): (std::borrow::Cow<'static, str>, String)) -> Option<Pair> {
    let rds = name.strip_prefix("pairs[")?.strip_suffix(']')?.to_owned();
    Some(Pair { rds, polardb })
}

/// Whether the table has an option for it.
fn is_offered(pair: &Pair, now: &Migration) -> bool {
    let rds = endpoint_of(&now.rds_endpoints, &pair.rds);
    let polardb = endpoint_of(&now.polardb_endpoints, &pair.polardb);
    matches!((rds, polardb), (Some((a, _)), Some((b, _))) if may_pair(&a.kind, &b.kind))
}
