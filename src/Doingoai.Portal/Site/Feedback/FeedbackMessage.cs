using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>What a reader wrote to the portal. The audit trail, which is kept for ever, never learns who wrote what.</summary>
[Audited(Except = [nameof(Fingerprint), nameof(Form)], Secret = [nameof(Name), nameof(Email), nameof(Text)])]
internal sealed class FeedbackMessage
{
    public const int LongestNote = 2_000;

    private FeedbackMessage()
    {
    }

    public FeedbackMessage(FeedbackInput input, string receipt, string form, string language, FeedbackState state, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Receipt, Form, Fingerprint, Language, State, ReceivedAt) = (receipt, form, input.Fingerprint(language), language, state, now);
        (Topic, Text, Name, Email, About) = (input.Topic, input.Text, Blank(input.Name), Blank(input.Email), Blank(input.About));
    }

    public Guid Id { get; private set; }

    /// <summary>What the reader was given to refer to it; says nothing of how many there are.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>The form it was written in, which is good once.</summary>
    public string Form { get; private set; } = "";

    public string Fingerprint { get; private set; } = "";

    public string Language { get; private set; } = "";

    public FeedbackTopic Topic { get; private set; }

    public FeedbackState State { get; private set; }

    public string Text { get; private set; } = "";

    public string? Name { get; private set; }

    public string? Email { get; private set; }

    /// <summary>The page it is about, if the reader came from one.</summary>
    public string? About { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Since then nothing of the reader's is left but the fact.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public string Note { get; private set; } = "";

    public string? HandledByName { get; private set; }

    public DateTimeOffset? HandledAt { get; private set; }

    public int Revision { get; private set; }

    public void Handle(FeedbackState state, string note, Person by, DateTimeOffset now)
    {
        if (note.Length > LongestNote) throw new RuleException("feedback.note-too-long", LongestNote);
        (State, Note, HandledByName, HandledAt, Revision) = (state, note, by.Name, now, Revision + 1);
    }

    public void Erase(DateTimeOffset now) => (Text, Name, Email, Fingerprint, ErasedAt, Revision) = ("", null, null, "", now, Revision + 1);

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
