use super::*;
use crate::scenario::read::parse;

const TWO: &str = r#"
    [[account]]
    id = "1000000000000009"
    [[account]]
    id = "2000000000000009"
    key = [{ id = "other", secret = "other-secret", user = "alice", disabled = true }]

    [[network]]
    region = "cn-hangzhou"
    zone = "cn-hangzhou-i"
    vpc = "vpc-shared"
    vswitch = "vsw-shared"
    [[network]]
    account = "2000000000000009"
    region = "cn-hangzhou"
    zone = "cn-hangzhou-i"
    vpc = "vpc-own"
    vswitch = "vsw-own"
"#;

fn instance(id: &str, account: &str) -> String {
    format!(
        "[[instance]]\nid = \"{id}\"\n{account}\ndescription = \"d\"\nregion = \"cn-hangzhou\"\n\
         version = \"8.0\"\nage_days = 1\nendpoints = [\"primary private\"]\n"
    )
}

fn built(text: &str) -> Result<Accounts, String> {
    let file = parse(&format!("{TWO}{text}")).map_err(|problems| problems.to_string())?;
    build(&Accounts::new(1), file, Timestamp::UNIX_EPOCH)
        .map_err(|problems| problems.0.into_iter().map(|problem| problem.message).collect())
}

#[test]
fn rows_belong_to_the_account_they_name_and_else_to_the_first() {
    let second = instance("rm-2", "account = \"2000000000000009\"");
    let accounts = built(&format!("{}{second}", instance("rm-1", ""))).unwrap();
    let vpcs = |id: &str| {
        let instances = &accounts.get(id).unwrap().world.instances;
        instances.iter().map(|i| (i.id.clone(), i.vpc.clone())).collect::<Vec<_>>()
    };
    assert_eq!(accounts.default_id(), "1000000000000009");
    assert_eq!(vpcs("1000000000000009"), [("rm-1".into(), "vpc-shared".into())]);
    assert_eq!(vpcs("2000000000000009"), [("rm-2".into(), "vpc-own".into())]);
    let (owner, key) = accounts.key("other").unwrap();
    assert_eq!(owner.id, "2000000000000009");
    assert_eq!((key.user.as_deref(), key.active), (Some("alice"), false));
}

#[test]
fn an_id_is_not_given_to_two_accounts_and_an_account_must_exist() {
    let second = instance("rm-1", "account = \"2000000000000009\"");
    let twice = built(&format!("{}{second}", instance("rm-1", ""))).unwrap_err();
    assert_eq!(twice, "rm-1 is there twice");
    let unknown = built(&instance("rm-1", "account = \"3000000000000009\"")).unwrap_err();
    assert_eq!(unknown, "rm-1: there is no such account");
    let wrong = parse("[[account]]\nid = \"1\"\nkey = [{ id = \"STS.x\", secret = \"s\" }]");
    assert_eq!(wrong.unwrap_err().0[0].line, 3);
}
