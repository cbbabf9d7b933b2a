"""Python's imaplib and smtplib against the operator: prints one JSON object of what happened."""
import base64, imaplib, json, smtplib, ssl, sys, time
from email.message import EmailMessage

smtp_port, imap_port, ca, address, token = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5]
context = ssl.create_default_context(cafile=ca)
bearer = f"user={address}\x01auth=Bearer {token}\x01\x01"
told = {}

mail = EmailMessage()
mail["From"], mail["To"], mail["Subject"] = address, address, "Essai été"
mail.set_content("Bonjour à tous\n")
mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="résultat.pdf")
with smtplib.SMTP("localhost", smtp_port) as smtp:
    smtp.starttls(context=context)
    smtp.ehlo()
    smtp.auth("XOAUTH2", lambda challenge=None: bearer)
    told["sent"] = smtp.send_message(mail) == {}

imap = imaplib.IMAP4("localhost", imap_port)
imap.starttls(context)
imap.authenticate("XOAUTH2", lambda _: bearer.encode())
told["list"] = [line.decode() for line in imap.list()[1]]
told["select"] = imap.select("INBOX")[1][0].decode()
told["search"] = imap.search("UTF-8", "SUBJECT", '"été"'.encode())[1][0].decode()
kind, data = imap.fetch("1", "(UID FLAGS BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
told["fetch"] = [part.decode() if isinstance(part, bytes) else [one.decode() for one in part] for part in data]
told["pdf"] = base64.b64decode(imap.fetch("1", "(BODY[2])")[1][0][1]).decode()
told["seen"] = imap.fetch("1", "(FLAGS)")[1][0].decode()
told["append"] = imap.append("Brouillons", r"(\Draft)", imaplib.Time2Internaldate(time.time()), bytes(mail))[0]
told["copy"] = imap.copy("1", "Corbeille")[0]
told["move"] = imap._simple_command("MOVE", "1", "Brouillons")[0]
told["after"] = imap.status("Brouillons", "(MESSAGES)")[1][0].decode()
told["logout"] = imap.logout()[0]
print(json.dumps(told))
