using System.Security.Cryptography;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Signage.Trust;

public sealed class RotationTests : IDisposable
{
    private readonly string _place = Directory.CreateTempSubdirectory("doingoai-rotation-").FullName;
    private readonly TrustFolder _folder;

    public RotationTests()
    {
        _folder = new(Path.Combine(_place, "trust"));
        NewTrust.Make(_folder, null, A.Now);
    }

    public void Dispose() => Directory.Delete(_place, recursive: true);

    [Fact]
    public void The_next_key_signs_once_the_root_has_named_it_and_the_old_one_is_gone()
    {
        using var trust = PortalTrust.Open(_folder, A.Now);
        var old = trust.Kid;
        var next = MakeNext();

        Assert.False(trust.UseNext(A.Now)); // nobody has named it
        Import(Signed(add: true));
        Assert.True(trust.TakeRoster(A.Now));
        Assert.True(trust.HasNext(A.Now));
        Assert.True(trust.UseNext(A.Now));

        Assert.Equal(next, trust.Kid);
        Assert.Equal(next, Jws.PeekKid(trust.Sign(JwsTypes.Recall, "x")));
        Assert.NotEqual(old, trust.Kid);
        Assert.False(File.Exists(_folder.NextKeyFile));
        using var again = PortalTrust.Open(_folder, A.Now);
        Assert.Equal((next, 2), (again.Kid, again.RosterVersion));
    }

    [Fact]
    public void A_key_that_was_signed_out_at_once_gives_way_at_the_next_start()
    {
        var old = Kid(_folder.PortalKeyFile);
        var next = MakeNext();
        Import(Signed(add: true, remove: old));

        using var trust = PortalTrust.Open(_folder, A.Now);

        Assert.Equal(next, trust.Kid);
    }

    [Fact]
    public void A_roster_the_portals_own_key_signed_is_refused_everywhere()
    {
        using var trust = PortalTrust.Open(_folder, A.Now);
        using var portal = TrustFolder.ReadKey(_folder.PortalKeyFile);
        var forged = Jws.Sign(JwsTypes.Roster, ProtocolJson.ToBytes(Held().Roster with { Version = 2 }), portal);

        Assert.Throws<StartRefused>(() => Import(forged));
        File.WriteAllText(_folder.RosterFile, forged); // past the verb
        Assert.Throws<StartRefused>(() => trust.TakeRoster(A.Now));
        Assert.Equal(1, trust.RosterVersion);
        Assert.Throws<StartRefused>(() => PortalTrust.Open(_folder, A.Now));
    }

    [Fact]
    public void An_older_roster_or_one_that_names_no_key_of_this_portal_is_refused()
    {
        var first = File.ReadAllText(_folder.RosterFile);
        MakeNext();
        Import(Signed(add: true));

        Assert.Throws<StartRefused>(() => Import(first));
        var both = Held().Roster;
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Throws<StartRefused>(() => Import(SignedByRoot(both with { Version = 3, PortalKeys = [new(Jwk.Of(stranger).Thumbprint(), Jwk.Of(stranger), 0)] })));
    }

    [Fact]
    public void A_new_key_may_vouch_for_what_the_old_one_vouched_for()
    {
        MakeNext();
        var before = Held().Roster;
        var after = TrustSign.Next(before, _folder.NextPublicFile, null, A.Now.AddYears(1));

        Assert.Equal(before.PortalKeys[0].FromMs, after.PortalKeys[1].FromMs);
        Assert.Equal(2, after.Version);
        Assert.Throws<StartRefused>(() => TrustSign.Next(before, null, before.PortalKeys[0].Kid, A.Now)); // none would be left
        Assert.Throws<StartRefused>(() => TrustSign.Next(before, null, "nobody", A.Now));
    }

    [Fact]
    public void Every_roster_that_was_ever_imported_is_kept()
    {
        var first = File.ReadAllText(_folder.RosterFile).Trim();
        var old = Kid(_folder.PortalKeyFile);
        MakeNext();
        var second = Signed(add: true);
        Import(second);
        var third = Signed(add: false, remove: old);
        Import(third);
        using var trust = PortalTrust.Open(_folder, A.Now);

        Assert.Equal([second, first], trust.Before(trust.InForce));
        File.WriteAllText(Path.Combine(_folder.Path, "roster-2.jws"), "spoilt");
        File.WriteAllText(Path.Combine(_folder.Path, "roster-4.jws"), third);
        Assert.Equal([first], trust.Before(trust.InForce));
    }

    [Fact]
    public void A_machine_that_lost_its_clock_signs_no_roster() =>
        Assert.Throws<StartRefused>(() => TrustSign.Next(Held().Roster, null, null, A.Now.AddSeconds(-1)));

    private static string Kid(string file)
    {
        using var key = TrustFolder.ReadKey(file);
        return Jwk.Of(key).Thumbprint();
    }

    private string MakeNext()
    {
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        TrustFolder.Write(_folder.NextKeyFile, next.ExportPkcs8PrivateKeyPem());
        TrustFolder.Write(_folder.NextPublicFile, next.ExportSubjectPublicKeyInfoPem());
        return Jwk.Of(next).Thumbprint();
    }

    private HeldRoster Held()
    {
        using var root = TrustFolder.ReadKey(_folder.RootPublicFile);
        return HeldRoster.Read(_folder.ReadRoster(), Jwk.Of(root), null);
    }

    private string Signed(bool add, string? remove = null) => SignedByRoot(TrustSign.Next(Held().Roster, add ? _folder.NextPublicFile : null, remove, A.Now));

    private string SignedByRoot(Roster roster)
    {
        using var root = TrustFolder.ReadKey(_folder.RootFile);
        return Jws.Sign(JwsTypes.Roster, ProtocolJson.ToBytes(roster), root);
    }

    private void Import(string jws) => TrustImport.Import(_folder, jws, A.Now.AddDays(14), A.Now);
}
