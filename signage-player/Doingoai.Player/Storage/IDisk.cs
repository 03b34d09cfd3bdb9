namespace Doingoai.Player.Storage;

/// <summary>The few things done to a disk whose order decides what a power cut leaves. Tests put a disk that crashes behind it.</summary>
internal interface IDisk
{
    /// <summary>Makes a folder and those above it; they survive a power cut.</summary>
    void CreateFolder(string path);

    /// <summary>Paths of the files in a folder; none if there is no folder.</summary>
    IReadOnlyList<string> List(string folder);

    IDiskFile OpenToRead(string path);

    /// <summary>Opens for reading and writing; makes it if it is not there.</summary>
    IDiskFile OpenToWrite(string path);

    /// <summary>Renames over whatever is there.</summary>
    void Move(string from, string to);

    /// <summary>No error if it is not there.</summary>
    void Delete(string path);

    /// <summary>Names made, moved or deleted in the folder before this call survive a power cut.</summary>
    void SyncFolder(string path);

    /// <summary>A time the caller attaches to a file, Unix ms.</summary>
    void Stamp(string path, long ms);

    long StampOf(string path);

    /// <summary>Bytes that may still be written; and of how many.</summary>
    (long Free, long Total) Space(string folder);
}
