using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Tests.Trust;

public sealed class PinHashTests
{
    [Fact]
    public void Only_the_pin_itself_matches_and_the_same_pin_never_looks_the_same()
    {
        var hash = PinHash.Of("274951");

        Assert.True(PinHash.Matches(hash, "274951"));
        Assert.False(PinHash.Matches(hash, "274952"));
        Assert.False(PinHash.Matches(hash, null));
        Assert.DoesNotContain("274951", hash, StringComparison.Ordinal);
        Assert.NotEqual(hash, PinHash.Of("274951"));
    }

    [Theory]
    [InlineData("12345", false)]
    [InlineData("123456", true)]
    [InlineData("1234567890", true)]
    [InlineData("12345678901", false)]
    [InlineData("12345a", false)]
    [InlineData("１２３４５６", false)] // full-width digits
    [InlineData(null, false)]
    public void A_pin_has_six_to_ten_digits(string? pin, bool isPin)
    {
        Assert.Equal(isPin, PinHash.IsPin(pin));
        if (!isPin) Assert.Throws<ArgumentException>(() => PinHash.Of(pin!));
    }

    [Theory]
    [InlineData("111111", true)]
    [InlineData("234567", true)]
    [InlineData("987654", true)]
    [InlineData("121212", false)]
    [InlineData("274951", false)]
    public void What_visitors_try_first_is_told(string pin, bool isEasy) => Assert.Equal(isEasy, PinHash.IsEasy(pin));

    [Theory]
    [InlineData("")]
    [InlineData("274951")]
    [InlineData("md5.600000.00.00")]
    [InlineData("pbkdf2-sha256.1.{salt}.{hash}")]
    [InlineData("pbkdf2-sha256.2000000000.{salt}.{hash}")]
    [InlineData("pbkdf2-sha256.-600000.{salt}.{hash}")]
    [InlineData("pbkdf2-sha256.600000.{hash}.{salt}")]
    [InlineData("pbkdf2-sha256.600000.{salt}.{hash}.x")]
    public void A_line_that_is_too_cheap_too_dear_or_no_hash_matches_nothing(string line)
    {
        line = line.Replace("{salt}", new string('a', 32), StringComparison.Ordinal).Replace("{hash}", new string('b', 64), StringComparison.Ordinal);
        Assert.False(PinHash.IsWellFormed(line));
        Assert.False(PinHash.Matches(line, "274951"));
    }
}
