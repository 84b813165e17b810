//! Pages of a list, as values.
//!
//! The next page begins behind what was received and not behind what was asked for: a vendor that gives fewer than asked
//! must not make records fall between two pages.

use std::collections::HashSet;
use std::marker::PhantomData;

use futures::{StreamExt, TryStreamExt, stream};
use serde::Deserialize;
use vendor_http::{CallError, CallErrorKind, Method};

use crate::jsonapi::Many;
use crate::wire::Wire;
use crate::{Attributes, Resource};

/// Which page to ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageAt {
    /// Resources before it.
    pub offset: u64,
    /// Resources on it, at most; at least 1.
    pub limit: u32,
}

impl Default for PageAt {
    /// The first hundred: the vendor's own client asks for so many.
    fn default() -> Self {
        Self { offset: 0, limit: 100 }
    }
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// What stands on it.
    pub items: Vec<T>,
    /// Resources in the whole list; `None` when Carium does not say (A-CAR-07).
    pub total: Option<u64>,
    /// Resources before it.
    pub offset: u64,
    /// Resources that were asked for.
    pub limit: u32,
}

impl<T> Page<T> {
    /// Where the next page begins; `None` after the last.
    pub fn next(&self) -> Option<PageAt> {
        let received = self.items.len() as u64;
        let offset = self.offset + received;
        let more = match self.total {
            Some(total) => received > 0 && offset < total,
            None => received >= u64::from(self.limit),
        };
        more.then_some(PageAt { offset, limit: self.limit })
    }

    /// Whether it is empty although the list is said to go on: something is missing.
    pub fn falls_short(&self) -> bool {
        self.items.is_empty() && self.total.is_some_and(|total| self.offset < total)
    }
}

/// All pages of a list together.
#[derive(Debug, Clone, PartialEq)]
pub struct Collected<T> {
    /// The resources, in the list's order, each once.
    pub items: Vec<T>,
    /// The list changed while it was read, or a page was not as long as it had to be: something may be missing, and the
    /// list should be read again.
    pub moved: bool,
}

/// A list of one operation.
pub(crate) struct List<'a, T> {
    pub(crate) wire: &'a Wire,
    pub(crate) operation: &'static str,
    pub(crate) path: &'static str,
    pub(crate) query: Vec<(&'static str, String)>,
    of: PhantomData<fn() -> T>,
}

impl<'a, I, A> List<'a, Resource<I, A>>
where
    I: for<'de> Deserialize<'de> + AsRef<str>,
    A: Attributes,
{
    pub(crate) fn new(
        wire: &'a Wire,
        operation: &'static str,
        path: &'static str,
        query: Vec<(&'static str, String)>,
    ) -> Self {
        Self { wire, operation, path, query, of: PhantomData }
    }

    pub(crate) async fn page(&self, at: PageAt) -> Result<Page<Resource<I, A>>, CallError> {
        if at.limit == 0 {
            return Err(CallError::invalid(self.operation, "page[limit]", "must be at least 1"));
        }
        let mut request = self.wire.request(self.operation, Method::GET, self.path, &[])?;
        for (name, value) in &self.query {
            request = request.with_query(name, value.as_str());
        }
        let request =
            request.with_query("page[limit]", at.limit.to_string()).with_query("page[offset]", at.offset.to_string());
        let many: Many<Resource<I, A>> = self.wire.json(request).await?;
        Ok(Page { items: many.data, total: many.meta.total, offset: at.offset, limit: at.limit })
    }
}

/// The pages of a list, one after the other or all at once.
pub struct Pages<'a, T> {
    list: List<'a, T>,
    at: Option<PageAt>,
}

impl<'a, I, A> Pages<'a, Resource<I, A>>
where
    I: for<'de> Deserialize<'de> + AsRef<str>,
    A: Attributes,
{
    pub(crate) fn of(list: List<'a, Resource<I, A>>) -> Self {
        Self { list, at: Some(PageAt::default()) }
    }

    /// Asks for pages of `limit` resources instead of a hundred.
    #[must_use]
    pub fn with_limit(mut self, limit: u32) -> Self {
        self.at = self.at.map(|at| PageAt { limit, ..at });
        self
    }

    /// The next page, or `None` after the last.
    ///
    /// # Errors
    /// The page's own; it may be asked for again. [`CallErrorKind::Malformed`] when an empty page stands before the end.
    pub async fn next(&mut self) -> Option<Result<Page<Resource<I, A>>, CallError>> {
        let page = match self.list.page(self.at?).await {
            Ok(page) => page,
            Err(error) => return Some(Err(error)),
        };
        if page.falls_short() {
            self.at = None;
            return Some(Err(CallError::plain(self.list.operation, CallErrorKind::Malformed)));
        }
        self.at = page.next();
        Some(Ok(page))
    }

    /// Everything from the first page on, `at_a_time` pages at once after the first, in the list's order.
    ///
    /// # Errors
    /// That of the first page that failed.
    pub async fn all(self, at_a_time: usize) -> Result<Collected<Resource<I, A>>, CallError> {
        let Some(start) = self.at else {
            return Ok(Collected { items: Vec::new(), moved: false });
        };
        let first = self.list.page(start).await?;
        let (step, total) = (first.items.len() as u64, first.total);
        let mut moved = first.falls_short();
        let mut items = first.items;
        match total {
            // Without a total nobody knows which pages there are.
            None if step >= u64::from(start.limit) => {
                let mut rest = Self { list: self.list, at: Some(PageAt { offset: start.offset + step, ..start }) };
                while let Some(page) = rest.next().await {
                    items.extend(page?.items);
                }
            }
            None => {}
            Some(total) if step > 0 => {
                // Carium may give fewer than asked for: then pages of that size are asked for.
                let limit = u32::try_from(step).unwrap_or(start.limit).min(start.limit);
                let offsets = (start.offset + step..total).step_by(usize::try_from(step).unwrap_or(usize::MAX));
                let list = &self.list;
                let mut pages =
                    stream::iter(offsets).map(|offset| list.page(PageAt { offset, limit })).buffered(at_a_time.max(1));
                while let Some(page) = pages.try_next().await? {
                    let expected = u64::from(limit).min(total.saturating_sub(page.offset));
                    moved |= page.items.len() as u64 != expected || page.total != Some(total);
                    items.extend(page.items);
                }
            }
            Some(_) => {}
        }
        let received = items.len();
        let mut seen = HashSet::with_capacity(received);
        items.retain(|item| seen.insert(item.id.as_ref().to_owned()));
        moved |= items.len() != received;
        Ok(Collected { items, moved })
    }
}
