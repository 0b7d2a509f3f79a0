//! The form of the page, and what it sends.

use leptos::prelude::*;
use migration::{ClusterChange, Retention};

use super::load::{Data, OFFERED};
use crate::error::{BadRequest, ConsoleError};
use crate::pages::cluster::dialog::TypedConfirmation;
use crate::pages::cluster::subject::{Hidden, SubjectFields, submit};
use crate::parts::{Commands, Told};
use crate::routes;
use crate::ui::moment;
use crate::words::words;

#[component]
pub fn ReleaseForm(data: Data) -> impl IntoView {
    let words = words();
    let Data { subject, switched, will_be_sent, .. } = data;
    let id = subject.cluster.id.to_string();
    let back = routes::cluster(&subject.cluster);
    let consequences = (words.release.consequences)(&id).into_iter();
    let consequences = consequences.map(|text| view! { <li>{text}</li> }).collect_view();
    let switched = switched.map(|record| {
        let moment = moment(record.sent_at.unwrap_or(record.created_at));
        view! { <p class="notice" data-tone="warning">{(words.release.switched)(&moment)}</p> }
    });
    view! {
        <section class="card" aria-labelledby="release">
            <h2 id="release">{words.dialog.what_follows}</h2>
            <form class="dialog__form" method="post" action=routes::RELEASE_CLUSTER>
                <Hidden subject/>
                <div class="consequences"><ul>{consequences}</ul></div>
                {switched}
                <p class="notice" data-tone="danger"><strong>{words.dialog.cannot_be_undone}</strong></p>
                <Backups/>
                <TypedConfirmation cluster=id/>
                <Commands told=Told::WillBeSent calls=will_be_sent/>
                <div class="dialog__buttons">
                    <button class="button button--primary" data-danger="true" type="submit">{words.release.title}</button>
                    <a class="button" href=back>{words.dialog.go_back}</a>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Backups() -> impl IntoView {
    let words = &words().release;
    let options = Retention::ALL.map(|backups| {
        view! {
            <label class="choice__option">
                <input type="radio" name="backups" value=backups.as_str() checked=backups == OFFERED required/>
                {(words.retention)(backups)}
            </label>
        }
    });
    view! { <fieldset class="choice"><legend>{words.backups}</legend>{options}</fieldset> }
}

#[server(endpoint = "cluster/release", prefix = "/api")]
pub async fn release_cluster(
    #[server(flatten)] fields: SubjectFields,
    backups: String,
    typed_cluster_id: String,
) -> Result<(), ConsoleError> {
    let found = Retention::ALL.into_iter().find(|retention| retention.as_str() == backups);
    let backups = found.ok_or(BadRequest::WrongParameters)?;
    let change = ClusterChange::ReleaseCluster { backups };
    submit(fields, change, Some(typed_cluster_id), routes::release).await
}
