use domain::PatientKey;
use domain::observation::{Instrument, Way, Zone};
use signals::{BLOCK, Block, Blocks, Columns, Extent, LOST, Lead, LeadBlock, Pyramid, WholeLead};
use store::{NewSignal, SignalRow, Store};

use crate::support::{at, fresh, open, raw};

fn ann() -> PatientKey {
    PatientKey("solo:a:1".into())
}

fn way() -> Way {
    Way::Imported { import: "i1".into() }
}

fn samples() -> Vec<i32> {
    (0..100_000).map(|at| if (40_000..41_000).contains(&at) { LOST } else { (at * 37) % 901 - 450 }).collect()
}

fn new(id: &str, origin: i64) -> NewSignal {
    NewSignal {
        id: id.into(),
        patient: ann(),
        origin,
        start: Some(at(3)),
        zone: Some(Zone::Offset(-14_400)),
        leads: vec![Lead::new(Some("I"), "uV", 1_000.0, 0.5, 512.391), Lead::new(None, "mV", -200.0, 0.0, 1.0)],
        instrument: Instrument { device: Some("Watch6,7".into()), source: None },
        device_says: Some("Inconclusive".into()),
        symptoms: None,
        kept_at: at(5),
    }
}

/// The blocks of the first lead, one of the second, and what they come to.
fn made() -> (Vec<LeadBlock>, Vec<WholeLead>) {
    let lead = |samples: &[i32]| {
        let mut blocks = Blocks::default();
        let mut made: Vec<Block> = blocks.push(samples).unwrap();
        made.extend(blocks.finish().unwrap());
        let extents: Vec<Extent> = made.iter().flat_map(|block| block.buckets.clone()).collect();
        (made, WholeLead { samples: samples.len() as u64, extents })
    };
    let ((first, one), (second, other)) = (lead(&samples()), lead(&[7, 8, 9]));
    let blocks = first.into_iter().map(|block| (0, block)).chain(second.into_iter().map(|block| (1, block)));
    (blocks.collect(), vec![one, other])
}

/// Keeps a signal, each step in a transaction of its own, as an import does.
async fn keep(store: &Store, new: &NewSignal, sha256: [u8; 32]) -> bool {
    let (blocks, leads) = made();
    let mut tx = store.ledger().begin().await.unwrap();
    let no = tx.begin_signal(new).await.unwrap();
    tx.commit().await.unwrap();
    for some in blocks.chunks(3) {
        assert!(store.ledger().signal(&new.id).await.unwrap().is_none(), "seen before it is whole");
        let mut tx = store.ledger().begin().await.unwrap();
        tx.put_signal_blocks(no, some.to_vec()).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut tx = store.ledger().begin().await.unwrap();
    let kept = tx.finish_signal(no, &leads, &sha256).await.unwrap();
    tx.commit().await.unwrap();
    kept
}

async fn origin(store: &Store, seen: bool) -> i64 {
    let mut tx = store.ledger().begin().await.unwrap();
    let origin = tx.reading_origin(&ann(), &way(), at(0), seen).await.unwrap();
    tx.commit().await.unwrap();
    origin.id
}

async fn signals(store: &Store) -> Vec<SignalRow> {
    store.ledger().signals(&[ann()]).await.unwrap()
}

#[tokio::test]
async fn a_signal_comes_back_as_it_was_kept_over_a_restart() {
    let (dir, store) = fresh().await;
    let new = new("s1", origin(&store, true).await);
    assert!(keep(&store, &new, [1; 32]).await);
    store.close().await;
    let store = open(dir.path()).await;
    let row = store.ledger().signal("s1").await.unwrap().unwrap();
    assert!(signals(&store).await == [row.clone()]);
    assert_eq!((row.patient.clone(), row.way.clone(), row.start, row.zone), (ann(), way(), new.start, new.zone));
    assert_eq!((row.instrument.clone(), row.device_says.clone()), (new.instrument, new.device_says));
    assert_eq!(row.leads.iter().map(|kept| kept.lead.clone()).collect::<Vec<_>>(), new.leads);
    assert_eq!(row.leads.iter().map(|kept| kept.samples).collect::<Vec<_>>(), [100_000, 3]);
    assert_eq!(store.ledger().signal_block(row.no, 0, 2).await.unwrap(), samples()[2 * BLOCK..3 * BLOCK]);
    assert_eq!(store.ledger().signal_block(row.no, 1, 0).await.unwrap(), [7, 8, 9]);
    assert!(store.ledger().signal_block(row.no, 1, 1).await.is_err());
    assert!(!format!("{row:?}").contains("Watch") && !format!("{row:?}").contains("solo:a:1"));
}

#[tokio::test]
async fn x_ecg_08_columns_out_of_the_ledger_have_the_true_extremes() {
    let (_dir, store) = fresh().await;
    keep(&store, &new("s1", origin(&store, true).await), [1; 32]).await;
    let no = signals(&store).await[0].no;
    let pyramid = Pyramid::over(store.ledger().signal_extents(no, 0, 100_000).await.unwrap());
    for (window, count) in [(0..100_000_u64, 90_u32), (39_000..42_000, 700), (5..1_205, 1_200)] {
        let mut columns = Columns::of(&pyramid, 100_000, window.clone(), count);
        store.ledger().fill_columns(no, 0, &mut columns).await.unwrap();
        let begin = |column: u32| {
            (window.start + ((window.end - window.start) * u64::from(column)).div_ceil(u64::from(count))) as usize
        };
        let expected: Vec<Extent> = (0..count).map(|at| Extent::of(&samples()[begin(at)..begin(at + 1)])).collect();
        assert_eq!(columns.finish().unwrap(), expected);
    }
    assert!(store.ledger().signal_extents(no, 0, 99_000).await.is_err());
    assert!(store.ledger().signal_extents(no, 2, 1).await.is_err());
}

#[tokio::test]
async fn the_same_signal_on_the_same_way_is_kept_once() {
    let (_dir, store) = fresh().await;
    let origin = origin(&store, true).await;
    assert!(keep(&store, &new("s1", origin), [1; 32]).await);
    assert!(!keep(&store, &new("s2", origin), [1; 32]).await);
    assert!(keep(&store, &NewSignal { start: Some(at(9)), ..new("s3", origin) }, [1; 32]).await, "another time");
    assert!(keep(&store, &new("s4", origin), [2; 32]).await, "other samples");
    let kept: Vec<String> = signals(&store).await.into_iter().map(|row| row.id).collect();
    assert_eq!(kept, ["s3", "s4", "s1"]);
}

#[tokio::test]
async fn what_did_not_come_whole_is_refused_and_what_a_crash_left_is_removed() {
    let (_dir, store) = fresh().await;
    let origin = origin(&store, true).await;
    let (blocks, leads) = made();
    let mut tx = store.ledger().begin().await.unwrap();
    let no = tx.begin_signal(&new("s1", origin)).await.unwrap();
    tx.put_signal_blocks(no, blocks[1..].to_vec()).await.unwrap();
    assert!(tx.finish_signal(no, &leads, &[1; 32]).await.is_err(), "a block is missing");
    tx.put_signal_blocks(no, blocks[..1].to_vec()).await.unwrap();
    assert!(tx.finish_signal(no, &leads[..1], &[1; 32]).await.is_err(), "a lead is missing");
    drop(tx);
    let mut tx = store.ledger().begin().await.unwrap();
    let no = tx.begin_signal(&new("s1", origin)).await.unwrap();
    tx.put_signal_blocks(no, blocks).await.unwrap();
    tx.commit().await.unwrap();
    assert!(signals(&store).await.is_empty());
    let mut tx = store.ledger().begin().await.unwrap();
    tx.remove_coming_signals().await.unwrap();
    tx.commit().await.unwrap();
    assert!(keep(&store, &new("s1", origin), [1; 32]).await, "its id is free again");
    let mut tx = store.ledger().begin().await.unwrap();
    tx.remove_coming_signals().await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(signals(&store).await.len(), 1, "a whole one stays");
}

#[tokio::test]
async fn a_signal_is_seen_with_its_way_and_goes_with_it_to_the_last_block() {
    let (dir, store) = fresh().await;
    keep(&store, &new("s1", origin(&store, false).await), [1; 32]).await;
    assert!(signals(&store).await.is_empty() && store.ledger().signal("s1").await.unwrap().is_none());
    let mut tx = store.ledger().begin().await.unwrap();
    tx.show_reading_origins(&way(), true).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(signals(&store).await.len(), 1);
    let mut tx = store.ledger().begin().await.unwrap();
    tx.remove_reading_origins(&way()).await.unwrap();
    tx.commit().await.unwrap();
    keep(&store, &new("s2", origin(&store, true).await), [1; 32]).await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.remove_signal("s2").await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    let mut conn = raw(&dir.path().join("ledger.db")).await;
    for table in ["signals", "signal_blocks", "signal_extents"] {
        let left: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}")))
            .fetch_one(&mut conn)
            .await
            .unwrap();
        assert_eq!(left, 0, "{table}");
    }
}

#[tokio::test]
async fn a_recording_that_goes_with_its_account_is_counted_before() {
    let (_dir, store) = fresh().await;
    assert!(keep(&store, &new("s1", origin(&store, true).await), [1; 32]).await);
    let account = ann().connection();
    assert_eq!(store.ledger().count_own_readings(&account).await.unwrap(), 1);
    let mut tx = store.ledger().begin().await.unwrap();
    assert_eq!(tx.forget_readings_of(&account).await.unwrap(), 1);
    tx.commit().await.unwrap();
    assert!(signals(&store).await.is_empty());
    assert_eq!(store.ledger().count_own_readings(&account).await.unwrap(), 0);
}
