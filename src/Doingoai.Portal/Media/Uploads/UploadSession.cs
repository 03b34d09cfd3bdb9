using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Media.Uploads;

/// <summary>A file that arrives in pieces. How much is there is the length of its file on disk, nothing else.</summary>
internal sealed class UploadSession
{
    private UploadSession()
    {
    }

    public UploadSession(Person by, UploadPlan plan, DateTimeOffset now)
    {
        (Id, PersonId, PersonName) = (Guid.CreateVersion7(), by.Id, by.Name);
        (FileName, Size, Stamp, FolderId) = (plan.FileName, plan.Size, plan.Stamp, plan.Folder);
        TouchedAt = now;
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public string PersonName { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public long Size { get; private set; }

    /// <summary>When the person's machine says the file was last changed: tells one film.mp4 from the next.</summary>
    public long Stamp { get; private set; }

    public Guid? FolderId { get; private set; }

    public DateTimeOffset TouchedAt { get; private set; }

    public Person Person => new(PersonId, PersonName);

    public void Touch(DateTimeOffset now) => TouchedAt = now;
}
