using CsCheck;
using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Tests.Trust;

public sealed class RosterVerifierTests : IDisposable
{
    private readonly SignedWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void The_roots_roster_is_accepted_and_again()
    {
        var jws = Signed(_world.Roster);

        Assert.Equal(RosterError.None, Verify(jws));
        Assert.Equal(RosterError.None, Verify(jws, new(3, HeldVersion.HashOf(jws))));
    }

    [Fact]
    public void An_older_roster_or_another_of_the_same_version_is_refused()
    {
        Assert.Equal(RosterError.OlderVersion, Verify(Signed(_world.Roster), new(4, "x")));
        Assert.Equal(RosterError.SameVersionOtherContent, Verify(Signed(_world.Roster), new(3, "x")));
    }

    [Fact]
    public void Only_the_root_signs() => Assert.Equal(RosterError.NotSignedByRoot, Verify(_world.Sign(JwsTypes.Roster, _world.Roster, _world.PortalKey)));

    [Fact]
    public void Another_portal_schema_or_kind_of_signature_is_refused()
    {
        Assert.Equal(RosterError.WrongPortal, Verify(Signed(_world.Roster with { PortalId = "other" })));
        Assert.Equal(RosterError.UnknownSchema, Verify(Signed(_world.Roster with { Schema = 2 })));
        Assert.Equal(RosterError.NotSignedByRoot, Verify(_world.Sign(JwsTypes.Manifest, _world.Roster, _world.Root)));
    }

    [Fact]
    public void A_rule_that_asks_for_nobody_is_refused() =>
        Assert.Equal(RosterError.Malformed, Verify(Signed(_world.Roster with { Rules = [new(RiskClass.Normal, 0, [ApprovalKind.Portal])] })));

    [Fact]
    public void No_mutant_is_accepted_or_throws()
    {
        var jws = Signed(_world.Roster);
        Gen.Select(Gen.Int[0, jws.Length - 1], Gen.Char['!', '~']).Where((at, c) => jws[at] != c).Sample((at, c) =>
            Verify(jws[..at] + c + jws[(at + 1)..]) != RosterError.None, iter: 1000);
    }

    private string Signed(Roster roster) => _world.Sign(JwsTypes.Roster, roster, _world.Root);

    private RosterError Verify(string jws, HeldVersion? held = null) =>
        RosterVerifier.TryVerify(jws, Jwk.Of(_world.Root), SignedWorld.Portal, held ?? HeldVersion.None, out _);
}
