using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Devices.Keys;

[StartsPortal]
public sealed class NoncesTests
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _time = PortalFixture.Clock();

    [Fact]
    public void A_nonce_counts_once()
    {
        var nonces = new Nonces(_time);
        var nonce = nonces.Issue();

        Assert.Equal((NonceError.None, NonceError.Reused), (nonces.Use(nonce, out _), nonces.Use(nonce, out _)));
    }

    [Fact]
    public void A_used_nonce_is_remembered_until_it_has_expired()
    {
        var nonces = new Nonces(_time);
        _time.Advance(TimeSpan.FromSeconds(100));
        var nonce = nonces.Issue();
        nonces.Use(nonce, out _);

        _time.Advance(TimeSpan.FromSeconds(119));
        nonces.Use(nonces.Issue(), out _);
        Assert.Equal(NonceError.Reused, nonces.Use(nonce, out _));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(NonceError.Expired, nonces.Use(nonce, out _));
    }

    [Fact]
    public void A_nonce_of_another_portal_or_of_before_a_restart_is_unknown() =>
        Assert.Equal(NonceError.Unknown, new Nonces(_time).Use(new Nonces(_time).Issue(), out _));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void What_is_no_nonce_is_unknown(string text) => Assert.Equal(NonceError.Unknown, new Nonces(_time).Use(text, out _));

    [Fact]
    public void No_other_spelling_of_a_used_nonce_counts()
    {
        var nonces = new Nonces(_time);
        var nonce = nonces.Issue();
        nonces.Use(nonce, out _);

        foreach (var last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=")
            Assert.NotEqual(NonceError.None, nonces.Use(nonce[..^1] + last, out _));
    }

    [Fact]
    public void When_too_many_were_used_further_ones_are_refused_until_the_old_have_expired()
    {
        var nonces = new Nonces(_time);
        for (var used = 0; used < Nonces.MaxUsed; used++) nonces.Use(nonces.Issue(), out _);
        Assert.Equal(NonceError.Busy, nonces.Use(nonces.Issue(), out _));

        _time.Advance(Nonces.Lifetime);
        Assert.Equal(NonceError.None, nonces.Use(nonces.Issue(), out _));
    }
}
