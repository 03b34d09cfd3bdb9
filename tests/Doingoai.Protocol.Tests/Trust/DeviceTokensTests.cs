using System.Security.Cryptography;
using CsCheck;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Trust;

public sealed class DeviceTokensTests : IDisposable
{
    private const string Portal = "portal-1";
    private const long Now = 1_795_000_000_500;
    private static readonly Guid Device = Guid.Parse("0198a3f0-0000-7000-8000-000000000001");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_fresh_token_is_accepted_and_says_whose_it_is()
    {
        var error = Verify(Token(), out var claims);

        Assert.Equal(DeviceTokenError.None, error);
        Assert.Equal((Device, Jwk.Of(_key).Thumbprint(), "n1", "r1"), (claims.Device, claims.Kid, claims.Nonce, claims.Run));
    }

    [Fact]
    public void A_token_lasts_120_seconds_of_portal_time()
    {
        Assert.Equal(DeviceTokenError.None, Verify(Token(), out _, Now + 119_000));
        Assert.Equal(DeviceTokenError.Expired, Verify(Token(), out _, Now + 120_000));
    }

    [Fact]
    public void A_token_from_the_future_is_refused() =>
        Assert.Equal(DeviceTokenError.NotYetValid, Verify(Token(Now + 10_000), out _));

    [Fact]
    public void A_token_for_another_link_or_portal_is_refused()
    {
        Assert.Equal(DeviceTokenError.WrongAudience, DeviceTokens.TryVerify(Token(), _ => _key, Portal, LinkNames.SignalR, Now, out _));
        Assert.Equal(DeviceTokenError.WrongAudience, DeviceTokens.TryVerify(Token(), _ => _key, "other", LinkNames.Mqtt, Now, out _));
    }

    [Fact]
    public void A_token_that_gives_itself_more_time_is_refused()
    {
        var iat = Now / 1000;
        var payload = ProtocolJson.ToBytes(new { sub = Device.ToString("N"), aud = $"{Portal}/mqtt", iat, exp = iat + 86_400, nonce = "n1", run = "r1" });

        Assert.Equal(DeviceTokenError.WrongLifetime, Verify(Jws.Sign(JwsTypes.DeviceToken, payload, _key), out _));
    }

    [Fact]
    public void An_unknown_key_and_another_key_are_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(DeviceTokenError.UnknownKey, DeviceTokens.TryVerify(Token(), _ => null, Portal, LinkNames.Mqtt, Now, out _));
        Assert.Equal(DeviceTokenError.BadSignature, DeviceTokens.TryVerify(Token(), _ => other, Portal, LinkNames.Mqtt, Now, out _));
    }

    [Fact]
    public void A_manifest_is_no_token() => Assert.Equal(
        DeviceTokenError.WrongType, Verify(Jws.Sign(JwsTypes.Manifest, "{}"u8, _key), out _));

    [Fact]
    public void No_mutant_of_a_token_is_accepted_or_throws()
    {
        var token = Token();
        Gen.Select(Gen.Int[0, token.Length - 1], Gen.Char[' ', '~']).Where((at, c) => token[at] != c).Sample((at, c) =>
        {
            var mutant = token[..at] + c + token[(at + 1)..];
            return Verify(mutant, out var claims) != DeviceTokenError.None && claims == DeviceTokenClaims.Nobody;
        }, iter: 2000);
    }

    private string Token(long at = Now) => DeviceTokens.Create(_key, Device, Portal, LinkNames.Mqtt, at, "n1", "r1");

    private DeviceTokenError Verify(string token, out DeviceTokenClaims claims, long now = Now) =>
        DeviceTokens.TryVerify(token, kid => kid == Jwk.Of(_key).Thumbprint() ? _key : null, Portal, LinkNames.Mqtt, now, out claims);
}
