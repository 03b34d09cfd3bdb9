using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Tests.Signage.Manifests;

/// <summary>What is compiled anew, and what need not be.</summary>
public sealed class InputPrintsTests
{
    private static readonly IReadOnlyList<PlannedItem> Lines = [A.Line("item-1"), A.Clock()];

    [Fact]
    public void The_same_arrangement_read_again_has_the_same_print() =>
        Assert.Equal(new InputPrints().Of(A.Input(Lines, A.Content("item-1"))), new InputPrints().Of(A.Input([.. Lines], A.Content("item-1"))));

    [Fact]
    public void Screens_that_share_their_content_are_told_apart()
    {
        var (prints, input) = (new InputPrints(), A.Input(Lines, A.Content("item-1")));

        Assert.NotEqual(prints.Of(input), prints.Of(input with { Screen = A.Screen() with { Id = Guid.NewGuid() } }));
    }

    [Fact]
    public void Whatever_may_change_a_manifest_changes_the_print()
    {
        var input = A.Input(Lines, A.Content("item-1"));
        CompilerInput[] changed =
        [
            A.Input([Lines[1], Lines[0]], A.Content("item-1")),
            A.Input(Lines, A.Content("item-1", hash: 2)),
            A.Input(Lines, A.Content("item-1") with { Until = A.Now.AddDays(1) }),
            A.Input(Lines),
            input with { PortalId = "another" },
            input with { Schedules = [A.Window(Level.Filler)] },
            input with { Schedules = [A.Window(rule: new CalendarRule(From: new(2026, 12, 1)))] },
            input with { ShowNows = [new(Guid.NewGuid(), A.Screen().Id, "item-1", ["vi"], 30, A.Now, A.Now.AddSeconds(30), Guid.Empty)] },
            input with { Widgets = new Dictionary<string, PlayableWidget> { ["clock"] = new(new("clock"), [new(ApprovalKind.Portal, "signed")]) } },
            input with { Media = new Dictionary<string, ManifestMedia>() },
            input with { Recalls = [new(Guid.NewGuid(), 1, "item-1", "vi")] },
        ];

        var prints = changed.Select(one => new InputPrints().Of(one)).Append(new InputPrints().Of(input)).ToList();

        Assert.Equal(prints.Count, prints.Distinct().Count());
    }
}
