//! Making a cluster without a migration: a new one, or a clone that stands alone.

use jiff::Timestamp;

use super::wanted::{Location, Wanted, blank_cluster};
use crate::world::{Change, Cluster, Instance, Region, Timer, Work, World};

impl World {
    /// Makes a cluster that is `Creating` for a while and has no migration; gives its id.
    pub fn create_plain(&mut self, location: Location, wanted: Wanted, now: Timestamp) -> String {
        let timer = Timer::paced(now, self.progression.create, wanted.hold);
        let id = self.fresh_id("pc-");
        let mut cluster = blank_cluster(id.clone(), location, wanted, now);
        cluster.work = Some(Box::new(Work { timer, change: Change::Made }));
        self.clusters.add(cluster);
        id
    }

    /// Where a cluster is put by default: the network that other resources of the region are in.
    pub fn usual_location(&self, region: &Region) -> Location {
        let of_cluster = |c: &Cluster| (c.vpc.clone(), c.vswitch.clone());
        let of_instance = |i: &Instance| (i.vpc.clone(), i.vswitch.clone());
        let cluster = self.clusters.iter().find(|c| c.region == region.id).map(of_cluster);
        let known = cluster
            .or_else(|| self.instances.iter().find(|i| i.region == region.id).map(of_instance));
        let (vpc, vswitch) = known.unwrap_or_else(|| ("vpc-default".into(), "vsw-default".into()));
        let zone = region.zones.first().map(|letter| region.zone_id(letter)).unwrap_or_default();
        Location { region: region.id.into(), zone: zone.into(), vpc, vswitch }
    }
}
