import type { AuditAsked, AuditForm, AuditStanding, AuditVerdict, AuditWindow, SavedAudit } from "./types";

/** The audit: what was done, and how the proof of it stands. */
export interface AuditHost {
  /** At most two hundred entries, newest first; for administrators. That they look is in the audit too. */
  audit(asked: AuditAsked): Promise<AuditWindow>;
  /** How the audit stands to its anchor in the keyring. */
  auditStanding(): Promise<AuditStanding>;
  /** Follows the whole chain from its first entry to its last of this moment. */
  verifyAudit(): Promise<AuditVerdict>;
  /** Settles a doubt: somebody has looked into it and says what it was. */
  settleAuditDoubt(why: string): Promise<null>;
  /** Asks in the desktop's own dialog where to keep the whole audit; `null` when they closed it. */
  exportAudit(form: AuditForm): Promise<SavedAudit | null>;
}
