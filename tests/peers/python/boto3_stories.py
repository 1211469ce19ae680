"""boto3 against cognito-demo local. Run: python3 -m unittest boto3_stories (in this folder)."""

import json
import os
import unittest
from datetime import datetime

from local_cognito import ROOT, LocalCognito
from srp import SrpClient, device_verifier, secret_hash
from totp import totp_code

PASSWORD = "Correct-horse-7"
NEW_PASSWORD = "Better-horse-8"
FLOWS = ["ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]


class Srp(unittest.TestCase):
    def test_srp_of_these_tests_agrees_with_the_vectors(self):
        with open(os.path.join(ROOT, "tests", "fixtures", "srp-vectors.json"), encoding="utf8") as file:
            vectors = json.load(file)
        of_user = [(case, "poolName", "userIdForSrp", "password") for case in vectors["user"]]
        of_device = [(case, "deviceGroupKey", "deviceKey", "devicePassword") for case in vectors["device"]]
        self.assertGreater(len(of_user) * len(of_device), 0)
        for case, group, identity, password in of_user + of_device:
            with self.subTest(case["name"]):
                given, expected = case["input"], case["expected"]
                client = SrpClient(given[group], int(given["aHex"], 16))
                question = {"SECRET_BLOCK": given["secretBlockBase64"], "SALT": expected["SALT"], "SRP_B": expected["SRP_B"]}
                answer = client.answer(given[identity], given[password], question, given["timestamp"])
                self.assertEqual(client.srp_a, expected["SRP_A"])
                self.assertEqual(answer["PASSWORD_CLAIM_SIGNATURE"], expected["PASSWORD_CLAIM_SIGNATURE"])


class Boto3(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.local = LocalCognito()
        cls.client = cls.local.client()

    @classmethod
    def tearDownClass(cls):
        cls.client.close()
        exit_code = cls.local.stop()
        # What unittest makes of an error here fails the run.
        assert exit_code == 0, cls.local.log
        for secret in [PASSWORD, NEW_PASSWORD]:
            assert secret not in cls.local.log, "The log holds a password."

    def test_signs_up_confirms_and_signs_in_by_srp(self):
        client, app = self.client, self.make_pool()
        who = {"ClientId": app["ClientId"], "Username": "ada"}
        attributes = [{"Name": "email", "Value": "ada@example.com"}]
        with self.assertRaises(client.exceptions.InvalidPasswordException):
            client.sign_up(**who, Password="short", UserAttributes=attributes)
        signed_up = client.sign_up(**who, Password=PASSWORD, UserAttributes=attributes)
        self.assertFalse(signed_up["UserConfirmed"])
        self.assertEqual(signed_up["CodeDeliveryDetails"]["Destination"], "a***@e***")
        with self.assertRaises(client.exceptions.UsernameExistsException) as taken:
            client.sign_up(**who, Password=PASSWORD, UserAttributes=attributes)
        self.assertEqual(taken.exception.response["Error"]["Message"], "User already exists")
        self.assertEqual(taken.exception.response["ResponseMetadata"]["HTTPStatusCode"], 400)
        with self.assertRaises(client.exceptions.UserNotConfirmedException):
            self.sign_in(app, "ada")

        code = self.local.sent_code("ada@example.com")
        with self.assertRaises(client.exceptions.CodeMismatchException):
            client.confirm_sign_up(**who, ConfirmationCode="000000" if code != "000000" else "000001")
        client.confirm_sign_up(**who, ConfirmationCode=code)
        with self.assertRaises(client.exceptions.NotAuthorizedException):
            self.sign_in(app, "ada", "Wrong-horse-7")
        tokens = self.sign_in(app, "ada")["AuthenticationResult"]
        user = client.get_user(AccessToken=tokens["AccessToken"])
        self.assertIn({"Name": "sub", "Value": signed_up["UserSub"]}, user["UserAttributes"])

    def test_sets_totp_up_uses_it_and_signs_in_from_the_remembered_device(self):
        client, app = self.client, self.make_pool(mfa="ON")
        self.add_user(app, "bob")
        setup = self.sign_in(app, "bob")
        self.assertEqual(setup["ChallengeName"], "MFA_SETUP")
        associated = client.associate_software_token(Session=setup["Session"])
        secret = associated["SecretCode"]
        verified = client.verify_software_token(Session=associated["Session"], UserCode=totp_code(secret))
        self.assertEqual(verified["Status"], "SUCCESS")
        self.respond(app, "MFA_SETUP", verified, {"USERNAME": "bob"})

        asked = self.sign_in(app, "bob")
        self.assertEqual(asked["ChallengeName"], "SOFTWARE_TOKEN_MFA")
        with self.assertRaises(client.exceptions.CodeMismatchException):
            self.respond(app, "SOFTWARE_TOKEN_MFA", asked, {"USERNAME": "bob", "SOFTWARE_TOKEN_MFA_CODE": "000000"})
        # The next code, which is good already: this one is used up.
        code = {"USERNAME": "bob", "SOFTWARE_TOKEN_MFA_CODE": totp_code(secret, 1)}
        tokens = self.respond(app, "SOFTWARE_TOKEN_MFA", asked, code)["AuthenticationResult"]

        access, new = {"AccessToken": tokens["AccessToken"]}, tokens["NewDeviceMetadata"]
        device = {"key": new["DeviceKey"], "group": new["DeviceGroupKey"], "password": "made by this program"}
        confirmed = client.confirm_device(
            **access,
            DeviceKey=device["key"],
            DeviceName="python",
            DeviceSecretVerifierConfig=device_verifier(device["group"], device["key"], device["password"]),
        )
        self.assertTrue(confirmed["UserConfirmationNecessary"])
        client.update_device_status(**access, DeviceKey=device["key"], DeviceRememberedStatus="remembered")

        signed_in = self.sign_in(app, "bob", device=device)["AuthenticationResult"]
        self.assertNotIn("NewDeviceMetadata", signed_in)
        refreshed = client.initiate_auth(
            ClientId=app["ClientId"],
            AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": signed_in["RefreshToken"], "DEVICE_KEY": device["key"]},
        )
        self.assertIn("IdToken", refreshed["AuthenticationResult"])
        with self.assertRaises(client.exceptions.NotAuthorizedException):
            self.sign_in(app, "bob", device={**device, "password": "another"})
        self.assertEqual(self.sign_in(app, "bob")["ChallengeName"], "SOFTWARE_TOKEN_MFA")

        self.assertEqual(self.device_names(access), ["python"])
        client.forget_device(**access, DeviceKey=device["key"])
        self.assertNotIn("python", self.device_names(access))
        with self.assertRaises(client.exceptions.ResourceNotFoundException):
            self.sign_in(app, "bob", device=device)

    def test_proves_that_it_knows_the_secret_of_the_app_client(self):
        client, app = self.client, self.make_pool(with_secret=True)
        self.add_user(app, "cleo")
        self.assertIn("AuthenticationResult", self.sign_in(app, "cleo"))
        with self.assertRaises(client.exceptions.NotAuthorizedException) as refused:
            client.initiate_auth(
                ClientId=app["ClientId"],
                AuthFlow="USER_SRP_AUTH",
                AuthParameters={"USERNAME": "cleo", "SRP_A": SrpClient(app["group"]).srp_a},
            )
        self.assertIn("SECRET_HASH was not received", str(refused.exception))

    def test_invites_a_user_who_sets_a_password_forgets_and_resets_it(self):
        client, app = self.client, self.make_pool()
        pool = {"UserPoolId": app["UserPoolId"], "Username": "dan"}
        attributes = [{"Name": "email", "Value": "dan@example.com"}, {"Name": "email_verified", "Value": "true"}]
        made = client.admin_create_user(
            **pool, TemporaryPassword=PASSWORD, UserAttributes=attributes, MessageAction="SUPPRESS"
        )["User"]
        self.assertEqual(made["UserStatus"], "FORCE_CHANGE_PASSWORD")
        self.assertIsInstance(made["UserCreateDate"], datetime)
        asked = self.sign_in(app, "dan")
        self.assertEqual(asked["ChallengeName"], "NEW_PASSWORD_REQUIRED")
        given = {"USERNAME": "dan", "NEW_PASSWORD": NEW_PASSWORD, "userAttributes.name": "Dän"}
        tokens = self.respond(app, "NEW_PASSWORD_REQUIRED", asked, given)["AuthenticationResult"]
        client.change_password(
            AccessToken=tokens["AccessToken"], PreviousPassword=NEW_PASSWORD, ProposedPassword=PASSWORD
        )
        user = client.admin_get_user(**pool)
        self.assertEqual(user["UserStatus"], "CONFIRMED")
        self.assertIn({"Name": "name", "Value": "Dän"}, user["UserAttributes"])

        who = {"ClientId": app["ClientId"], "Username": "dan"}
        client.forgot_password(**who)
        code = self.local.sent_code("dan@example.com")
        client.confirm_forgot_password(**who, ConfirmationCode=code, Password=NEW_PASSWORD)
        with self.assertRaises(client.exceptions.NotAuthorizedException):
            self.sign_in(app, "dan", PASSWORD)
        signed_in = client.admin_initiate_auth(
            UserPoolId=app["UserPoolId"],
            ClientId=app["ClientId"],
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "dan", "PASSWORD": NEW_PASSWORD},
        )
        access = {"AccessToken": signed_in["AuthenticationResult"]["AccessToken"]}
        client.global_sign_out(**access)
        with self.assertRaises(client.exceptions.NotAuthorizedException) as late:
            client.get_user(**access)
        self.assertIn("Access Token has been revoked", str(late.exception))
        client.admin_delete_user(**pool)
        with self.assertRaises(client.exceptions.UserNotFoundException):
            client.admin_get_user(**pool)

    def test_pages_through_users_groups_and_pools(self):
        client, app = self.client, self.make_pool()
        pool = {"UserPoolId": app["UserPoolId"]}
        users, groups = [f"user-{n}" for n in range(5)], [f"group-{n}" for n in range(5)]
        for user, group in zip(users, groups):
            client.admin_create_user(**pool, Username=user, MessageAction="SUPPRESS")
            client.create_group(**pool, GroupName=group)
            client.admin_add_user_to_group(**pool, Username=user, GroupName="group-0")
            client.admin_add_user_to_group(**pool, Username="user-0", GroupName=group)

        self.assertEqual(self.paged("list_users", "Users", "Username", **pool), users)
        self.assertEqual(self.paged("list_groups", "Groups", "GroupName", **pool), groups)
        of_group = {**pool, "GroupName": "group-0"}
        self.assertEqual(self.paged("list_users_in_group", "Users", "Username", **of_group), users)
        of_user = {**pool, "Username": "user-0"}
        self.assertEqual(self.paged("admin_list_groups_for_user", "Groups", "GroupName", **of_user), groups)
        self.make_pool(), self.make_pool()
        pools = self.paged("list_user_pools", "UserPools", "Id")
        self.assertIn(app["UserPoolId"], pools)
        self.assertGreaterEqual(len(pools), 3)

        # One page now, and the rest from where it ended.
        pages = client.get_paginator("list_users")
        first = pages.paginate(**pool, PaginationConfig={"MaxItems": 2, "PageSize": 2}).build_full_result()
        rest = pages.paginate(**pool, PaginationConfig={"StartingToken": first["NextToken"]}).build_full_result()
        self.assertEqual(len(first["Users"]), 2)
        self.assertEqual(sorted(user["Username"] for user in first["Users"] + rest["Users"]), users)

    def make_pool(self, mfa="OFF", with_secret=False):
        """A pool that tracks devices, and an app client: what the calls need to name them."""
        client = self.client
        pool = client.create_user_pool(
            PoolName="python",
            AutoVerifiedAttributes=["email"],
            DeviceConfiguration={"ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": True},
        )["UserPool"]["Id"]
        if mfa != "OFF":
            client.set_user_pool_mfa_config(
                UserPoolId=pool, MfaConfiguration=mfa, SoftwareTokenMfaConfiguration={"Enabled": True}
            )
        made = client.create_user_pool_client(
            UserPoolId=pool, ClientName="python", GenerateSecret=with_secret, ExplicitAuthFlows=FLOWS
        )["UserPoolClient"]
        return {
            "UserPoolId": pool,
            "ClientId": made["ClientId"],
            "secret": made.get("ClientSecret"),
            "group": pool.split("_")[1],
        }

    def add_user(self, app, username):
        who = {"ClientId": app["ClientId"], "Username": username}
        if app["secret"]:
            who["SecretHash"] = secret_hash(username, app["ClientId"], app["secret"])
        email = f"{username}@example.com"
        self.client.sign_up(**who, Password=PASSWORD, UserAttributes=[{"Name": "email", "Value": email}])
        self.client.confirm_sign_up(**who, ConfirmationCode=self.local.sent_code(email))

    def sign_in(self, app, username, password=PASSWORD, device=None):
        """By SRP, from a device that is known or not. Returns what comes after the proofs of both."""
        srp = SrpClient(app["group"])
        known = {"DEVICE_KEY": device["key"]} if device else {}
        asked = self.client.initiate_auth(
            ClientId=app["ClientId"],
            AuthFlow="USER_SRP_AUTH",
            AuthParameters={"USERNAME": username, "SRP_A": srp.srp_a, **known, **self.proof(app, username)},
        )
        self.assertEqual(asked["ChallengeName"], "PASSWORD_VERIFIER")
        question = asked["ChallengeParameters"]
        user = {"USERNAME": question["USER_ID_FOR_SRP"], **known}
        answer = srp.answer(question["USER_ID_FOR_SRP"], password, question)
        step = self.respond(app, "PASSWORD_VERIFIER", asked, {**user, **answer})
        if step.get("ChallengeName") != "DEVICE_SRP_AUTH":
            return step
        srp = SrpClient(device["group"])
        asked = self.respond(app, "DEVICE_SRP_AUTH", step, {**user, "SRP_A": srp.srp_a})
        self.assertEqual(asked["ChallengeName"], "DEVICE_PASSWORD_VERIFIER")
        answer = srp.answer(device["key"], device["password"], asked["ChallengeParameters"])
        return self.respond(app, "DEVICE_PASSWORD_VERIFIER", asked, {**user, **answer})

    def respond(self, app, name, asked, responses):
        # PASSWORD_VERIFIER has a session only sometimes.
        session = {"Session": asked["Session"]} if "Session" in asked else {}
        return self.client.respond_to_auth_challenge(
            ClientId=app["ClientId"],
            ChallengeName=name,
            ChallengeResponses={**responses, **self.proof(app, responses["USERNAME"])},
            **session,
        )

    def proof(self, app, username):
        return {"SECRET_HASH": secret_hash(username, app["ClientId"], app["secret"])} if app["secret"] else {}

    def device_names(self, access):
        devices = self.client.list_devices(**access)["Devices"]
        named = [{a["Name"]: a["Value"] for a in device["DeviceAttributes"]} for device in devices]
        return [attributes["device_name"] for attributes in named if "device_name" in attributes]

    def paged(self, operation, items, name, **request):
        """The names of all items, read two a page, sorted. No page is longer, and none but the last is empty."""
        pages = list(self.client.get_paginator(operation).paginate(**request, PaginationConfig={"PageSize": 2}))
        self.assertGreater(len(pages), 1)
        self.assertTrue(all(len(page[items]) == 2 for page in pages[:-1]), pages)
        return sorted(item[name] for page in pages for item in page[items])


if __name__ == "__main__":
    unittest.main()
