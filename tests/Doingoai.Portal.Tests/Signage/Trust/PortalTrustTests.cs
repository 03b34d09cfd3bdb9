using Doingoai.Portal.Platform.Startup;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Tests.Signage.Trust;

public sealed class PortalTrustTests : IDisposable
{
    private readonly string _room = Directory.CreateTempSubdirectory("doingoai-trust-").FullName;

    private TrustFolder Folder => new(Path.Combine(_room, "trust"));

    public void Dispose() => Directory.Delete(_room, recursive: true);

    [Fact]
    public void Players_accept_the_roster_and_it_names_the_portal_key()
    {
        NewTrust.Make(Folder, null, A.Now);
        using var trust = PortalTrust.Open(Folder, A.Now);

        Assert.Equal(RosterError.None, RosterVerifier.TryVerify(trust.RosterJws, trust.RootKey, trust.PortalId, new HeldVersion(0, ""), out var roster));
        var statement = trust.Sign(JwsTypes.Approval, new { said = true });
        Assert.Equal(JwsError.None, Jws.TryVerify(statement, JwsTypes.Approval, roster!.PortalKey, out _, out _));
    }

    [Fact]
    public void The_portal_id_stays_the_same_at_every_start()
    {
        NewTrust.Make(Folder, null, A.Now);
        using var first = PortalTrust.Open(Folder, A.Now);
        using var second = PortalTrust.Open(Folder, A.Now.AddDays(1));

        Assert.Equal(first.PortalId, second.PortalId);
        Assert.Equal(first.RootKey, second.RootKey);
    }

    [Fact]
    public void Only_the_owner_can_read_the_files()
    {
        NewTrust.Make(Folder, null, A.Now);

        Assert.All(Directory.GetFiles(Folder.Path), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(Folder.Path).UnixFileMode);
    }

    [Fact]
    public void Trust_is_never_made_twice()
    {
        NewTrust.Make(Folder, null, A.Now);
        var roster = File.ReadAllText(Folder.RosterFile);

        Assert.Throws<StartRefused>(() => NewTrust.Make(Folder, null, A.Now));
        Assert.Equal(roster, File.ReadAllText(Folder.RosterFile));
    }

    [Fact]
    public void The_root_can_be_made_on_another_medium_and_the_portal_starts_without_it()
    {
        var medium = Directory.CreateDirectory(Path.Combine(_room, "medium")).FullName;
        NewTrust.Make(Folder, medium, A.Now);

        Assert.True(File.Exists(Path.Combine(medium, "root.pem")));
        Assert.False(Folder.HoldsRoot);
        PortalTrust.Open(Folder, A.Now).Dispose();
    }

    [Fact]
    public void A_roster_of_another_root_and_a_foreign_portal_key_are_refused()
    {
        NewTrust.Make(Folder, null, A.Now);
        var other = new TrustFolder(Path.Combine(_room, "other"));
        NewTrust.Make(other, null, A.Now);

        File.Copy(other.PortalKeyFile, Folder.PortalKeyFile, overwrite: true);
        Assert.Throws<StartRefused>(() => PortalTrust.Open(Folder, A.Now));
        File.Copy(other.RosterFile, Folder.RosterFile, overwrite: true);
        Assert.Throws<StartRefused>(() => PortalTrust.Open(Folder, A.Now));
    }
}
