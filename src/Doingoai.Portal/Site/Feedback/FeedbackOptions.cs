using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>How much readers may write, and how long what they wrote is kept.</summary>
internal sealed class FeedbackOptions
{
    public const string Section = "Feedback";

    /// <summary>Forms sent in a minute from one network, right or wrong; who sends more reads so on a page.</summary>
    [Range(1, 10_000)]
    public int PostsPerMinute { get; set; } = 30;

    /// <summary>Messages kept in ten minutes from one network: a whole hotel may sit behind one.</summary>
    [Range(1, 10_000)]
    public int MessagesPerNetwork { get; set; } = 10;

    /// <summary>Messages kept in an hour, in all.</summary>
    [Range(1, 100_000)]
    public int MessagesPerHour { get; set; } = 300;

    /// <summary>A form sent sooner was filled by a program.</summary>
    public TimeSpan Shortest { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>A form left open longer has to be sent again.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(12);

    /// <summary>After so many months what a reader wrote, name and address are erased; the form says so.</summary>
    [Range(1, 120)]
    public int MonthsKept { get; set; } = 12;
}
