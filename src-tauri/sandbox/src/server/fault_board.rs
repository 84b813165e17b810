//! The rules in force, and which of them meets the next request.
//!
//! Rules are asked in the order they were added; the first that matches and has nothing left to skip wins. Rules
//! asked before it use up one of their skips.

use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::Mutex;

use super::fault::{Fault, FaultRule};

/// All armed rules of one simulator.
#[derive(Default)]
pub(crate) struct FaultBoard {
    rules: Mutex<Vec<FaultRule>>,
    armed: AtomicUsize,
}

impl FaultBoard {
    pub(crate) fn add(&self, rule: FaultRule) {
        let mut rules = self.rules.lock();
        if rule.count > 0 {
            rules.push(rule);
        }
        self.armed.store(rules.len(), Ordering::Release);
    }

    pub(crate) fn clear(&self) {
        let mut rules = self.rules.lock();
        rules.clear();
        self.armed.store(0, Ordering::Release);
    }

    pub(crate) fn rules(&self) -> Vec<FaultRule> {
        self.rules.lock().clone()
    }

    /// The fault that meets this request, if any; uses it up.
    pub(crate) fn take(&self, operation: &str) -> Option<Fault> {
        if self.armed.load(Ordering::Acquire) == 0 {
            return None;
        }
        let mut rules = self.rules.lock();
        let fault = take_from(&mut rules, operation);
        self.armed.store(rules.len(), Ordering::Release);
        fault
    }

    /// Whether a new connection should have its first request looked at before it is read.
    pub(crate) fn may_refuse(&self) -> bool {
        self.armed.load(Ordering::Acquire) > 0 && self.rules.lock().iter().any(|rule| rule.fault == Fault::Refuse)
    }

    /// Uses up a refusal if that is what would meet this request; leaves every other rule as it is.
    pub(crate) fn take_refusal(&self, operation: &str) -> bool {
        let mut rules = self.rules.lock();
        let refused = rules
            .iter()
            .find(|rule| matches(rule, operation) && rule.after == 0)
            .is_some_and(|rule| rule.fault == Fault::Refuse);
        if refused {
            take_from(&mut rules, operation);
            self.armed.store(rules.len(), Ordering::Release);
        }
        refused
    }
}

fn matches(rule: &FaultRule, operation: &str) -> bool {
    rule.operation == "*" || rule.operation == operation
}

fn take_from(rules: &mut Vec<FaultRule>, operation: &str) -> Option<Fault> {
    for index in 0..rules.len() {
        let rule = &mut rules[index];
        if !matches(rule, operation) {
            continue;
        }
        if rule.after > 0 {
            rule.after -= 1;
            continue;
        }
        rule.count = rule.count.saturating_sub(1);
        let fault = rule.fault.clone();
        if rule.count == 0 {
            rules.remove(index);
        }
        return Some(fault);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(operation: &str, fault: Fault, count: u32, after: u32) -> FaultRule {
        FaultRule { operation: operation.to_owned(), fault, count, after }
    }

    #[test]
    fn a_rule_skips_then_meets_as_many_requests_as_it_says() {
        let board = FaultBoard::default();
        board.add(rule("SOLO-06", Fault::EmptyBody, 2, 1));
        assert_eq!(board.take("SOLO-14"), None);
        assert_eq!(board.take("SOLO-06"), None);
        assert_eq!(board.take("SOLO-06"), Some(Fault::EmptyBody));
        assert_eq!(board.take("SOLO-06"), Some(Fault::EmptyBody));
        assert_eq!(board.take("SOLO-06"), None);
    }

    #[test]
    fn a_star_meets_every_operation_and_rules_are_asked_in_order() {
        let board = FaultBoard::default();
        board.add(rule("*", Fault::TruncatedJson, 1, 0));
        board.add(rule("SOLO-14", Fault::EmptyBody, 1, 0));
        assert_eq!(board.take("SOLO-14"), Some(Fault::TruncatedJson));
        assert_eq!(board.take("SOLO-14"), Some(Fault::EmptyBody));
    }

    #[test]
    fn a_refusal_is_only_taken_when_it_is_the_next_fault() {
        let board = FaultBoard::default();
        board.add(rule("SOLO-06", Fault::EmptyBody, 1, 0));
        board.add(rule("SOLO-06", Fault::Refuse, 1, 0));
        assert!(board.may_refuse());
        assert!(!board.take_refusal("SOLO-06"));
        assert_eq!(board.take("SOLO-06"), Some(Fault::EmptyBody));
        assert!(board.take_refusal("SOLO-06"));
        assert!(!board.may_refuse());
    }
}
