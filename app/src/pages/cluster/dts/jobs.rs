//! The DTS jobs that a form names: typed by the operator, or ticked among those that are known.

use std::collections::BTreeMap;

use migration::{DtsEnd, DtsJobMove};

/// The ticked boxes: the name of a job's end to anything.
pub type Ticked = BTreeMap<String, String>;

/// What a form holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub reading: String,
    pub writing: String,
    pub ticked: Ticked,
}

impl Typed {
    /// Each end of a job once, in the order of the form.
    pub fn jobs(&self) -> Vec<DtsJobMove> {
        let ticked = self.ticked.keys().filter_map(|name| end_named(name));
        let typed = [(&self.reading, DtsEnd::Src), (&self.writing, DtsEnd::Dst)];
        let typed = typed.into_iter().flat_map(|(text, end)| {
            let ids =
                text.split(|c: char| c.is_whitespace() || c == ',').filter(|it| !it.is_empty());
            ids.map(move |job| DtsJobMove { job: job.to_owned(), end })
        });
        let mut jobs = Vec::new();
        for job in ticked.chain(typed) {
            if !jobs.contains(&job) {
                jobs.push(job);
            }
        }
        jobs
    }

    /// The same for an address.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let texts = [("reading", &self.reading), ("writing", &self.writing)];
        let texts = texts.map(|(name, text)| (name.to_owned(), text.clone()));
        let ticked = self.ticked.keys().map(|name| (field(name), "on".to_owned()));
        texts.into_iter().chain(ticked).collect()
    }
}

/// The name of a box of the form.
pub fn field(name: &str) -> String {
    format!("ticked[{name}]")
}

/// `di4w4d9r12m38mb.src`
pub fn name_of(job: &str, end: DtsEnd) -> String {
    format!("{job}.{}", end.as_str())
}

fn end_named(name: &str) -> Option<DtsJobMove> {
    let (job, word) = name.rsplit_once('.')?;
    let end = [DtsEnd::Src, DtsEnd::Dst].into_iter().find(|end| end.as_str() == word)?;
    Some(DtsJobMove { job: job.to_owned(), end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_are_read_from_lines_and_boxes_each_once() {
        let typed = Typed {
            reading: " di1\r\ndi2, di1\n".to_owned(),
            writing: "di1".to_owned(),
            ticked: [("di2.src", "on"), ("di3.dst", "on"), ("di4", "on"), ("di5.up", "on")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
        };
        let jobs: Vec<_> = typed.jobs().iter().map(|it| name_of(&it.job, it.end)).collect();
        assert_eq!(jobs, ["di2.src", "di3.dst", "di1.src", "di1.dst"]);
    }

    #[test]
    fn a_form_that_names_no_job_has_none() {
        assert_eq!(Typed { reading: " \n,".to_owned(), ..Typed::default() }.jobs(), []);
    }
}
