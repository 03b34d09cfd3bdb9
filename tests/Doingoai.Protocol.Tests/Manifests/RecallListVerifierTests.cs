using CsCheck;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Tests.Trust;
using Doingoai.Protocol.Trust;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Protocol.Tests.Manifests;

public sealed class RecallListVerifierTests : IDisposable
{
    private static readonly RecallList Good = new(1, Portal, Now, [new(Guid.Empty, Now, Item: "item-1")]);
    private readonly SignedWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_portals_recalls_are_accepted() => Assert.Equal(RecallError.None, Verify(_world.Sign(JwsTypes.Recall, Good)));

    [Fact]
    public void Others_are_refused()
    {
        Assert.Equal(RecallError.UnknownKey, Verify(_world.Sign(JwsTypes.Recall, Good, _world.Stranger)));
        Assert.Equal(RecallError.BadSignature, Verify(_world.Sign(JwsTypes.Manifest, Good)));
        Assert.Equal(RecallError.WrongPortal, Verify(_world.Sign(JwsTypes.Recall, Good with { PortalId = "other" })));
        Assert.Equal(RecallError.UnknownSchema, Verify(_world.Sign(JwsTypes.Recall, Good with { Schema = 2 })));
        Assert.Equal(RecallError.KeyNotInForce, Verify(_world.Sign(JwsTypes.Recall, Good with { IssuedAtMs = 5 })));
        Assert.Equal(RecallError.BadContent, Verify(_world.Sign(JwsTypes.Recall, Good with { Recalls = [new(Guid.Empty, -1)] })));
        Assert.Equal(RecallError.Malformed, Verify(Jws.Sign(JwsTypes.Recall, """{"schema":1,"portalId":"portal-1","issuedAtMs":1,"recalls":[null]}"""u8, _world.PortalKey)));
    }

    [Fact]
    public void No_mutant_is_accepted_or_throws()
    {
        var jws = _world.Sign(JwsTypes.Recall, Good);
        Gen.Select(Gen.Int[0, jws.Length - 1], Gen.Char['!', '~']).Where((at, c) => jws[at] != c).Sample((at, c) =>
            Verify(jws[..at] + c + jws[(at + 1)..]) != RecallError.None, iter: 1000);
    }

    private RecallError Verify(string jws) => RecallListVerifier.TryVerify(jws, _world.Trusted, out _);
}
