using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Tests.Content.Items;

public sealed class StageTests
{
    private static readonly PublicationSpan AtOnce = new(An.Instant, null);

    [Fact] public void An_author_may_publish_to_the_portal() => Assert.Equal(An.Author.Id, Publish(Channel.Portal, An.Author).PublishedBy);

    [Fact] public void An_author_may_not_publish_to_the_screens() => Assert.Equal("version.author-may-not-publish", Refusal(() => Publish(Channel.Screens, An.Author)));

    [Fact]
    public void Persons_are_compared_not_names() =>
        Assert.Equal("version.author-may-not-publish", Refusal(() => Publish(Channel.Screens, An.Author with { Name = "Tên khác" })));

    [Fact] public void Somebody_else_may_publish_to_the_screens() => Assert.Equal(An.Publisher.Id, Publish(Channel.Screens, An.Publisher).PublishedBy);

    [Fact] public void A_namesake_is_somebody_else() => Publish(Channel.Screens, new Person(Guid.NewGuid(), An.Author.Name));

    [Fact]
    public void An_archived_version_is_not_published_again()
    {
        var item = An.Item();
        var version = An.Version(item);
        version.Publish(Guid.NewGuid(), item, Channel.Portal, An.Publisher, An.Instant, AtOnce, null);
        version.Archive(Channel.Portal);
        Assert.Equal("version.archived", Refusal(() => version.DemandPublishable(Channel.Portal, An.Publisher)));
    }

    [Fact] public void A_draft_cannot_be_archived() => Assert.Equal("version.no-such-move", Refusal(() => An.Version(An.Item()).Archive(Channel.Portal)));

    [Fact]
    public void A_publication_remembers_what_was_approved()
    {
        var item = An.Item();
        var version = An.Version(item);
        var publication = version.Publish(Guid.NewGuid(), item, Channel.Portal, An.Publisher, An.Instant, AtOnce, null);
        Assert.Equal((version.Id, version.Sha256, An.Publisher.Name), (publication.VersionId, publication.Sha256, publication.PublisherName));
    }

    [Fact]
    public void The_hash_covers_every_field_the_language_and_the_address()
    {
        var item = An.Item();
        string Hash(string title, string language, string? slug) => Portal.Content.Fields.FieldSet.Sha256(item.Id, "article", language, slug, An.Fields(("title", title)));
        Assert.Equal(5, new[] { Hash("a", "vi", "a"), Hash("b", "vi", "a"), Hash("a", "en", "a"), Hash("a", "vi", "b"), Hash("a", "vi", null) }.Distinct().Count());
    }

    private static Publication Publish(Channel channel, Person by)
    {
        var item = An.Item();
        return An.Version(item).Publish(Guid.NewGuid(), item, channel, by, An.Instant, AtOnce, null);
    }

    private static string Refusal(Action act) => Assert.Throws<RuleException>(act).Code;
}
