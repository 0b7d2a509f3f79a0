//! The one call of an intent. It is never repeated.

use acs_client::{Client, ClientError, ModifyAddress, ModifyMigration, NewEndpoint};
use migration::{Action, ClusterChange, ClusterId, ClusterRef, Pairs};

use crate::{Backend, Intent, Parameters, Post, SubjectState};

/// What an answer brought.
pub(crate) struct Answered {
    pub request_id: Option<String>,
    /// The cluster that was made.
    pub made: Option<ClusterId>,
}

impl Backend {
    /// `client` is the one of the intent's profile.
    pub(crate) async fn send(
        &self,
        client: &Client,
        post: &Post,
        before: &SubjectState,
    ) -> Result<Answered, ClientError> {
        let kind = post.intent.kind();
        tracing::info!(
            action = kind.operation(), subject = %post.intent.subject(), intent = %kind,
            intent.id = %post.intent_id, "sending"
        );
        let token = post.intent_id.as_str();
        let request_id = match &post.intent {
            Intent::Migration { cluster, action, parameters, .. } => {
                let source = before.migration().map(|it| it.source.as_str()).unwrap_or_default();
                send_action(client, cluster, *action, parameters, source).await?
            }
            Intent::Change { cluster, change, .. } => {
                send_change(client, cluster, change, token).await?
            }
            Intent::CreateCluster { source, new, .. } => {
                let (region, id) = (&source.region, &source.id);
                let answer = client.create_db_cluster(region, id, new, token).await?;
                let made = Some(answer.value.cluster);
                return Ok(Answered { request_id: answer.request_id, made });
            }
            Intent::CreateServiceLinkedRole { region, .. } => {
                client.create_service_linked_role(region).await?.request_id
            }
        };
        Ok(Answered { request_id, made: None })
    }
}

async fn send_action(
    client: &Client,
    cluster: &ClusterRef,
    action: Action,
    parameters: &Parameters,
    source: &str,
) -> Result<Option<String>, ClientError> {
    let (region, id) = (&cluster.region, &cluster.id);
    let answer = match parameters {
        Parameters::Move { pairs } => {
            let new_master = if action == Action::RollBack { source } else { id.as_str() };
            let modify = ModifyMigration {
                cluster: id.clone(),
                source: source.to_owned(),
                new_master: new_master.to_owned(),
                swap: pairs.as_ref().map(by_rds_string),
            };
            client.modify_db_cluster_migration(region, &modify).await?
        }
        Parameters::Close { keep_binlog } => {
            client.close_db_cluster_migration(region, id, *keep_binlog).await?
        }
        Parameters::Continue { force } => {
            client.continue_db_cluster_migration(region, id, Some(*force)).await?
        }
        Parameters::Abandon => client.abort_db_cluster_migration(region, id, None).await?,
    };
    Ok(answer.request_id)
}

async fn send_change(
    client: &Client,
    cluster: &ClusterRef,
    change: &ClusterChange,
    token: &str,
) -> Result<Option<String>, ClientError> {
    let (region, id) = (&cluster.region, &cluster.id);
    let answer = match change {
        ClusterChange::CreateEndpointAddress { endpoint, prefix } => {
            client.create_db_endpoint_address(region, id, endpoint, prefix.as_deref()).await?
        }
        ClusterChange::ChangePort { endpoint, net_type, port } => {
            let modify = ModifyAddress {
                endpoint: endpoint.clone(),
                net_type: net_type.clone(),
                prefix: None,
                port: Some(*port),
            };
            client.modify_db_endpoint_address(region, id, &modify).await?
        }
        ClusterChange::CreateClusterEndpoint {
            description,
            read_write,
            nodes,
            auto_add_new_nodes,
        } => {
            let endpoint = NewEndpoint {
                description: description.clone(),
                read_write: *read_write,
                nodes: nodes.clone(),
                auto_add_new_nodes: *auto_add_new_nodes,
            };
            client.create_db_cluster_endpoint(region, id, &endpoint, token).await?
        }
        ClusterChange::EnableSsl { endpoint, net_type } => {
            client.modify_db_cluster_ssl(region, id, endpoint, net_type, true).await?
        }
        ClusterChange::DisableSsl { endpoint, net_type } => {
            client.modify_db_cluster_ssl(region, id, endpoint, net_type, false).await?
        }
        ClusterChange::RepointDtsJobs { jobs, target } => client
            .modify_db_cluster_migration_endpoint(region, id, jobs, target)
            .await?
            .map(|_task| ()),
        ClusterChange::ReleaseCluster { backups } => {
            client.delete_db_cluster(region, id, *backups).await?
        }
    };
    Ok(answer.request_id)
}

fn by_rds_string(pairs: &Pairs) -> std::collections::BTreeMap<String, String> {
    pairs.iter().map(|pair| (pair.rds.clone(), pair.polardb.clone())).collect()
}
