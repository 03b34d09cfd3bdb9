using Doingoai.Portal.Site.Pages;

namespace Doingoai.Portal.Tests.Site;

public sealed class RichTextPicturesTests
{
    private static readonly string Lapsed = new('a', 64);
    private static readonly string Kept = new('b', 64);

    [Fact]
    public void A_picture_that_may_not_be_shown_any_more_goes_with_its_caption_and_the_others_stay()
    {
        var html = $"<p>Một</p><figure><img src=\"/media/{Lapsed}/page\" alt=\"x\"><figcaption>Chú thích</figcaption></figure><figure><img src=\"/media/{Kept}/page\"><figcaption>Còn</figcaption></figure><p><img alt=\"y\" src=\"/media/{Lapsed}/card\">Hai</p>";

        Assert.Equal($"<p>Một</p><figure><img src=\"/media/{Kept}/page\"><figcaption>Còn</figcaption></figure><p>Hai</p>", RichTextPictures.Without(html, new HashSet<string> { Lapsed }));
    }

    [Fact]
    public void A_text_without_such_pictures_is_left_as_it_is() => Assert.Equal("<p>x</p>", RichTextPictures.Without("<p>x</p>", new HashSet<string> { Lapsed }));
}
