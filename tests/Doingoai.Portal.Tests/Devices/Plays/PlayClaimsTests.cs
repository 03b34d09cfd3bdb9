using Doingoai.Portal.Devices.Plays;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Protocol.Journals;

namespace Doingoai.Portal.Tests.Devices.Plays;

public sealed class PlayClaimsTests
{
    private static readonly EntryInfo Sent = new("e", "item", "zh", "门户", "abc", null);

    private static PlayBody Play(string? item, string? language, string? sha256) => new(Guid.NewGuid(), 7, "e", item, language, sha256);

    [Fact]
    public void What_was_sent_counts_under_the_name_it_was_sent_by() =>
        Assert.Equal(new(PlayDoubt.None, "item", "zh", "abc", "门户"), PlayClaims.Judge(Play("item", "zh", "abc"), Sent));

    [Fact]
    public void A_player_that_cannot_say_what_it_drew_does_not_say_otherwise() =>
        Assert.Equal(new(PlayDoubt.None, "item", "zh", "abc", "门户"), PlayClaims.Judge(Play(null, null, null), Sent));

    [Fact]
    public void What_was_never_sent_is_no_proof() => Assert.Equal(PlayDoubt.NeverSent, PlayClaims.Judge(Play("item", "zh", "abc"), null).Doubt);

    [Theory]
    [InlineData("other", "zh", "abc")]
    [InlineData("item", "vi", "abc")]
    [InlineData("item", "zh", "abd")]
    public void Another_item_language_or_slide_is_no_proof(string item, string language, string sha256) =>
        Assert.Equal(PlayDoubt.OtherSlide, PlayClaims.Judge(Play(item, language, sha256), Sent).Doubt);
}
