import type { AuthenticatorOffer } from "../../host/types";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import styles from "./AccountScreen.module.css";

/** What an authenticator is set up with: a picture to scan, and the secret to type where there is no camera. */
export function OfferedSecret({ offer }: { offer: AuthenticatorOffer }) {
  const words = useMessages(area).account;
  return (
    <>
      <p>{words.scan}</p>
      <svg
        className={styles.code}
        viewBox={`0 0 ${offer.size} ${offer.size}`}
        role="img"
        aria-label={words.picture}
        shapeRendering="crispEdges"
      >
        <path d={`M0 0h${offer.size}v${offer.size}H0z`} className={styles.paper} />
        <path d={offer.path} />
      </svg>
      <p>
        {words.secret}: <code className={styles.secret}>{offer.secret}</code>
      </p>
    </>
  );
}
